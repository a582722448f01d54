package org.fovea.web.page.account;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.fovea.model.request.PrivacyRequestId;
import org.fovea.model.request.RequestKind;
import org.fovea.service.request.RequestService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;

/// What one asks the administrators for, `account/requests.xhtml`.
@Named
@ViewScoped
public class RequestsPage implements Serializable {
  @Inject RequestService requests;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;
  @Inject Messages messages;

  private List<RequestRow> rows = List.of();
  private RequestKind kind = RequestKind.ACCESS;
  private String item = "";

  /// The view action.
  public void load() {
    if (gate.admitsPerson()) {
      rows = requests.mine(caller.get()).stream().map(RequestRow::of).toList();
    }
  }

  /// Opens what the form says.
  public void open() {
    var about = Optional.of(item.strip()).filter(text -> !text.isEmpty());
    messages.attempt(() -> {
      var request = requests.open(caller.get(), kind, about);
      messages.info("request.opened", request.caseNumber().value());
      item = "";
    });
    load();
  }

  /// Takes one back.
  ///
  /// @param id as the browser sent it
  public void withdraw(String id) {
    messages.attempt(
        () -> requests.withdraw(caller.get(), new PrivacyRequestId(id)), "request.withdrawn");
    load();
  }

  public List<RequestRow> getRows() {
    return rows;
  }

  public RequestKind[] getKinds() {
    return RequestKind.values();
  }

  public RequestKind getKind() {
    return kind;
  }

  public void setKind(RequestKind kind) {
    this.kind = kind;
  }

  public String getItem() {
    return item;
  }

  public void setItem(String item) {
    this.item = item;
  }
}
