package org.fovea.web.page.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.policy.PolicyKind;
import org.fovea.service.institution.InstitutionService;
import org.fovea.service.policy.PolicyService;
import org.fovea.service.policy.PolicyView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Ids;
import org.fovea.web.page.shared.Messages;

/// The policies of the site, `admin/policies.xhtml`. Holds what is shown, decides nothing.
@Named
@ViewScoped
public class PoliciesPage implements Serializable {
  @Inject PolicyService policies;
  @Inject InstitutionService institutions;
  @Inject Console console;
  @Inject CurrentCaller caller;
  @Inject Messages messages;

  private List<PolicyRow> general = List.of();
  private List<PolicyRow> special = List.of();
  private List<PolicyRow> history = List.of();
  private Map<String, String> names = Map.of();
  private PolicyKind shown = PolicyKind.UPLOAD;
  private String institution = "";
  private String amount = "";

  /// The view action.
  public void load() {
    if (!console.isOffered()) {
      return;
    }
    names = new LinkedHashMap<>();
    institutions.list(caller.get()).forEach(one -> names.put(one.id().value(), one.name()));
    var current = policies.current(caller.get());
    general = rows(current.stream().filter(policy -> policy.institution().isEmpty()).toList());
    special = rows(current.stream().filter(policy -> policy.institution().isPresent()).toList());
    history = rows(policies.history(caller.get(), shown));
  }

  private List<PolicyRow> rows(List<PolicyView> views) {
    return views.stream().map(view -> PolicyRow.of(view, name(view))).toList();
  }

  private String name(PolicyView view) {
    return view.institution().map(id -> names.getOrDefault(id.value(), id.value())).orElse("");
  }

  /// Makes the text of a row what holds.
  public void save(PolicyRow row) {
    change(() ->
        policies.change(
            caller.get(), PolicyKind.valueOf(row.getKind()), Optional.empty(), row.getText()));
  }

  /// Gives an institution an amount of its own, or with a blank one takes it away.
  public void saveSpecial() {
    change(() ->
        policies.change(
            caller.get(),
            PolicyKind.BYTES_OF_INSTITUTION,
            Optional.of(Ids.get(institution, InstitutionId::new)),
            amount));
  }

  private void change(Runnable change) {
    if (messages.attempt(change, "admin.policy.saved")) {
      amount = "";
      load();
    }
  }

  /// Shows the revisions of another kind.
  public void showHistory() {
    history = rows(policies.history(caller.get(), shown));
  }

  /// What holds for all, one of each kind.
  public List<PolicyRow> getGeneral() {
    return general;
  }

  /// What holds for single institutions.
  public List<PolicyRow> getSpecial() {
    return special;
  }

  /// The revisions of one kind, newest first.
  public List<PolicyRow> getHistory() {
    return history;
  }

  /// Names of institutions by identifier, in the order of names.
  public Map<String, String> getNames() {
    return names;
  }

  public PolicyKind[] getKinds() {
    return PolicyKind.values();
  }

  public PolicyKind getShown() {
    return shown;
  }

  public void setShown(PolicyKind shown) {
    this.shown = shown;
  }

  public String getInstitution() {
    return institution;
  }

  public void setInstitution(String institution) {
    this.institution = institution;
  }

  public String getAmount() {
    return amount;
  }

  public void setAmount(String amount) {
    this.amount = amount;
  }
}
