package org.fovea.service.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.fovea.model.policy.PolicyKind;
import org.fovea.service.access.Caller;

/// Who may upload at all, whatever their role in a space.
@ApplicationScoped
public class UploadPolicy {
  @Inject Policies policies;
  @Inject CallerFacts facts;

  /// Returns if the caller may upload, by what their session says just now.
  ///
  /// @throws UploadPolicyException if not; says what stands in the way
  public void require(Caller caller) {
    var verdict = judge(caller);
    if (!verdict.holds()) {
      throw new UploadPolicyException(verdict.obstacles());
    }
  }

  /// Whether the caller may upload, and why.
  public Verdict judge(Caller caller) {
    return policies.book().rule(PolicyKind.UPLOAD).expression().evaluate(facts.of(caller));
  }
}
