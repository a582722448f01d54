package org.fovea.web.page.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.fovea.model.policy.PolicyKind;
import org.fovea.service.policy.PolicyService;
import org.fovea.service.policy.PolicyTrial;
import org.fovea.service.policy.Reason;
import org.fovea.service.policy.Verdict;
import org.fovea.service.shared.RefusedException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.login.PastedClaims;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;

/// Tries a policy out, the lower half of `admin/policies.xhtml`. Lives for one request, so that the
/// claims somebody pastes are gone with the answer.
@Named
@RequestScoped
public class PolicyTrialPage {
  @Inject PolicyService policies;
  @Inject CurrentCaller caller;
  @Inject Messages messages;

  private PolicyKind kind = PolicyKind.UPLOAD;
  private String expression = "";
  private String claims = "";
  private @Nullable Verdict verdict;

  /// Asks what the policy says.
  public void test() {
    try {
      var said = text(claims).map(PastedClaims::read);
      verdict = policies.test(caller.get(), new PolicyTrial(kind, text(expression), said));
    } catch (RefusedException e) {
      messages.refused(e);
    }
  }

  private static Optional<String> text(String typed) {
    return Optional.of(typed).filter(text -> !text.isBlank());
  }

  /// The kinds that are expressions.
  public PolicyKind[] getKinds() {
    return new PolicyKind[] {PolicyKind.UPLOAD, PolicyKind.PRINCIPAL_INVESTIGATOR};
  }

  /// Whether a verdict is there to show.
  public boolean isTested() {
    return verdict != null;
  }

  /// Whether the policy holds.
  public boolean isHolds() {
    return verdict != null && verdict.holds();
  }

  /// Why, in the order of the expression.
  public List<Reason> getReasons() {
    return verdict == null ? List.of() : verdict.reasons();
  }

  public PolicyKind getKind() {
    return kind;
  }

  public void setKind(PolicyKind kind) {
    this.kind = kind;
  }

  public String getExpression() {
    return expression;
  }

  public void setExpression(String expression) {
    this.expression = expression;
  }

  public String getClaims() {
    return claims;
  }

  public void setClaims(String claims) {
    this.claims = claims;
  }
}
