package org.fovea.web.page.admin;

import java.io.Serializable;
import org.fovea.model.policy.PolicyKind;
import org.fovea.service.policy.PolicyView;
import org.fovea.web.page.shared.Figures;

/// A revision of a policy as the page shows it. The text may be changed in the page.
public final class PolicyRow implements Serializable {

  private final PolicyKind kind;
  private final String institution;
  private final String since;
  private String text;

  private PolicyRow(PolicyView policy, String institution) {
    this.kind = policy.kind();
    this.institution = institution;
    this.since = policy.effectiveAt().map(Figures::day).orElse("");
    this.text = policy.amount();
  }

  /// @param institution the name of the one for which alone it holds, or empty
  static PolicyRow of(PolicyView policy, String institution) {
    return new PolicyRow(policy, institution);
  }

  public String getKind() {
    return kind.name();
  }

  /// Whether it is an expression, not an amount.
  public boolean isExpression() {
    return kind == PolicyKind.UPLOAD || kind == PolicyKind.PRINCIPAL_INVESTIGATOR;
  }

  public String getInstitution() {
    return institution;
  }

  /// Since which day it holds; empty if it is the default.
  public String getSince() {
    return since;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
