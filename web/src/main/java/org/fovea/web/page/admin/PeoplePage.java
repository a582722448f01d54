package org.fovea.web.page.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.fovea.model.account.InterventionCause;
import org.fovea.service.access.Subject;
import org.fovea.service.account.Intervention;
import org.fovea.service.account.PeopleService;
import org.fovea.service.shared.InvalidException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;

/// People, `admin/people.xhtml`: found by issuer and `sub` only, suspended, let in again, erased.
/// Holds what is shown, decides nothing.
@Named
@ViewScoped
public class PeoplePage implements Serializable {

  @Inject PeopleService people;
  @Inject Console console;
  @Inject CurrentCaller caller;
  @Inject Messages messages;

  private String issuer = "";
  private String sub = "";
  private String cause = "";
  private String reference = "";
  private String digest = "";
  private @Nullable PersonRow row;

  /// Looks somebody up.
  public void find() {
    cause = "";
    reference = "";
    digest = "";
    if (!messages.attempt(this::show)) {
      row = null;
    }
  }

  private void show() {
    row = PersonRow.of(people.find(caller.get(), subject()));
  }

  /// Shuts them out.
  public void suspend() {
    act(() -> people.suspend(caller.get(), subject(), intervention()), "people.suspended");
  }

  /// Lets them in again.
  public void reinstate() {
    act(() -> people.reinstate(caller.get(), subject(), reference.strip()), "people.reinstated");
  }

  /// Erases them for good.
  public void erase() {
    act(() -> {
      var report = people.erase(caller.get(), subject(), intervention(), digest);
      messages.info(report.complete() ? "people.erased" : "people.erasing");
    });
  }

  private void act(Runnable change, String done) {
    act(() -> {
      change.run();
      messages.info(done);
    });
  }

  private void act(Runnable change) {
    if (messages.attempt(change)) {
      find();
    }
  }

  private Intervention intervention() {
    if (cause.isEmpty()) {
      throw new InvalidException("cause", Messages.text("people.cause-missing"));
    }
    return new Intervention(InterventionCause.valueOf(cause), reference.strip());
  }

  private Subject subject() {
    try {
      return new Subject(issuer.strip(), sub.strip());
    } catch (IllegalArgumentException e) {
      throw new InvalidException("subject", Messages.text("people.subject-wrong"));
    }
  }

  /// Why somebody can be suspended or erased.
  public List<InterventionCause> getCauses() {
    return List.of(InterventionCause.values());
  }

  /// Who was found, or nothing.
  public @Nullable PersonRow getRow() {
    return row;
  }

  public String getIssuer() {
    return issuer;
  }

  public void setIssuer(String issuer) {
    this.issuer = issuer;
  }

  public String getSub() {
    return sub;
  }

  public void setSub(String sub) {
    this.sub = sub;
  }

  /// Name of a constant of [InterventionCause], or an empty text.
  public String getCause() {
    return cause;
  }

  public void setCause(String cause) {
    this.cause = cause;
  }

  /// Number of the case.
  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }

  /// What was typed to confirm whom to erase.
  public String getDigest() {
    return digest;
  }

  public void setDigest(String digest) {
    this.digest = digest;
  }
}
