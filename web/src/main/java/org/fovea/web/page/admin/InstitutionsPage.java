package org.fovea.web.page.admin;

import static java.util.stream.Collectors.toSet;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fovea.model.institution.InstitutionId;
import org.fovea.service.institution.InstitutionDraft;
import org.fovea.service.institution.InstitutionService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Ids;
import org.fovea.web.page.shared.Messages;

/// The registry of institutions, `admin/institutions.xhtml`. Holds what is shown, decides nothing.
@Named
@ViewScoped
public class InstitutionsPage implements Serializable {
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");

  @Inject InstitutionService institutions;
  @Inject Console console;
  @Inject CurrentCaller caller;
  @Inject Messages messages;

  private List<InstitutionRow> rows = List.of();
  private String edited = ""; // an identifier; empty: a new one
  private String name = "";
  private String rorId = "";
  private String facilityCode = "";
  private String scopes = "";

  /// The view action.
  public void load() {
    if (console.isOffered()) {
      rows = institutions.list(caller.get()).stream().map(InstitutionRow::of).toList();
    }
  }

  /// Fills the form with an institution of the list.
  ///
  /// @param id as the browser sent it
  public void edit(String id) {
    rows.stream()
        .filter(row -> row.id().equals(id))
        .findAny()
        .ifPresent(
            row -> fill(row.id(), row.name(), row.rorId(), row.facilityCode(), row.scopes()));
  }

  /// Empties the form.
  public void cancel() {
    fill("", "", "", "", "");
  }

  /// Registers what the form says, or changes the institution that is being edited.
  public void save() {
    if (messages.attempt(this::store, "admin.institution.saved")) {
      cancel();
    }
    load();
  }

  private void store() {
    var domains = BETWEEN.splitAsStream(scopes).filter(domain -> !domain.isEmpty());
    var draft =
        new InstitutionDraft(name, Optional.of(rorId), facilityCode, domains.collect(toSet()));
    if (edited.isEmpty()) {
      institutions.add(caller.get(), draft);
    } else {
      institutions.change(caller.get(), Ids.get(edited, InstitutionId::new), draft);
    }
  }

  /// Ends an institution.
  ///
  /// @param id as the browser sent it
  public void retire(String id) {
    messages.attempt(
        () -> institutions.retire(caller.get(), Ids.get(id, InstitutionId::new)),
        "admin.institution.ended");
    load();
  }

  /// Takes an institution up again.
  ///
  /// @param id as the browser sent it
  public void reinstate(String id) {
    messages.attempt(
        () -> institutions.reinstate(caller.get(), Ids.get(id, InstitutionId::new)),
        "admin.institution.resumed");
    load();
  }

  private void fill(String id, String newName, String ror, String code, String domains) {
    edited = id;
    name = newName;
    rorId = ror;
    facilityCode = code;
    scopes = domains;
  }

  public List<InstitutionRow> getRows() {
    return rows;
  }

  /// Whether the form is about an institution that is there already.
  public boolean isEditing() {
    return !edited.isEmpty();
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getRorId() {
    return rorId;
  }

  public void setRorId(String rorId) {
    this.rorId = rorId;
  }

  public String getFacilityCode() {
    return facilityCode;
  }

  public void setFacilityCode(String facilityCode) {
    this.facilityCode = facilityCode;
  }

  /// The domains, with anything between that is none.
  public String getScopes() {
    return scopes;
  }

  public void setScopes(String scopes) {
    this.scopes = scopes;
  }
}
