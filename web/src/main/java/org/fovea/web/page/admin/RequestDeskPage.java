package org.fovea.web.page.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.fovea.model.request.ExtensionCause;
import org.fovea.model.request.PrivacyRequestId;
import org.fovea.model.request.RefusalCause;
import org.fovea.service.access.Subject;
import org.fovea.service.request.RequestCase;
import org.fovea.service.request.RequestDesk;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.account.RequestRow;
import org.fovea.web.page.shared.Ids;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// What people ask for, `admin/requests.xhtml`. Holds what is shown, decides nothing.
@Named
@ViewScoped
public class RequestDeskPage implements Serializable {
  private static final int STEP = 50;

  @Inject
  @Param(name = "settled")
  @Nullable String wantedSettled;

  @Inject
  @Param(name = "after")
  @Nullable String wantedAfter;

  @Inject RequestDesk desk;
  @Inject Console console;
  @Inject Messages messages;
  @Inject CurrentCaller caller;

  private List<Row> rows = List.of();
  private long overdue;
  private String next = "";
  private ExtensionCause extension = ExtensionCause.COMPLEX;
  private RefusalCause refusal = RefusalCause.UNFOUNDED;

  /// A request with whose it is.
  ///
  /// @param sub of whoever made it; empty if that is no longer to be known
  /// @param issuer likewise
  public record Row(RequestRow request, String sub, String issuer) implements Serializable {
    private static Row of(RequestCase each) {
      return new Row(
          RequestRow.of(each.request()),
          each.requester().map(Subject::sub).orElse(""),
          each.requester().map(Subject::issuer).orElse(""));
    }
  }

  /// The view action.
  public void load() {
    if (!console.isSettlesRequests()) {
      return;
    }
    var after = Ids.find(wantedAfter, PrivacyRequestId::new);
    var found = desk.list(caller.get(), isSettled(), after, STEP);
    rows = found.cases().stream().map(Row::of).toList();
    overdue = found.overdue();
    next = found.next().map(PrivacyRequestId::value).orElse("");
  }

  /// Gives one two more months, for the cause that is chosen.
  ///
  /// @param id as the browser sent it
  public void extend(String id) {
    act(() -> desk.extend(caller.get(), Ids.get(id, PrivacyRequestId::new), extension), "extended");
  }

  /// Notes that one was answered.
  ///
  /// @param id as the browser sent it
  public void answer(String id) {
    act(() -> desk.answer(caller.get(), Ids.get(id, PrivacyRequestId::new)), "answered");
  }

  /// Refuses one, for the cause that is chosen.
  ///
  /// @param id as the browser sent it
  public void refuse(String id) {
    act(() -> desk.refuse(caller.get(), Ids.get(id, PrivacyRequestId::new), refusal), "refused");
  }

  private void act(Runnable change, String done) {
    messages.attempt(change, "admin.request." + done);
    load();
  }

  /// Whether the settled ones are shown.
  public boolean isSettled() {
    return "yes".equals(wantedSettled);
  }

  public List<Row> getRows() {
    return rows;
  }

  /// How many of all open ones are overdue.
  public long getOverdue() {
    return overdue;
  }

  /// After which one the next page begins, or an empty text if this is the last.
  public String getNext() {
    return next;
  }

  public ExtensionCause[] getExtensions() {
    return ExtensionCause.values();
  }

  public RefusalCause[] getRefusals() {
    return RefusalCause.values();
  }

  public ExtensionCause getExtension() {
    return extension;
  }

  public void setExtension(ExtensionCause extension) {
    this.extension = extension;
  }

  public RefusalCause getRefusal() {
    return refusal;
  }

  public void setRefusal(RefusalCause refusal) {
    this.refusal = refusal;
  }
}
