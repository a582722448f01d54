package org.fovea.service.policy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.policy.Policy;
import org.fovea.model.policy.PolicyKind;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.SitePermission;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.shared.InvalidException;

/// The policies of the site, for those who run it. Each public method is one transaction.
///
/// All throw [NotFoundException] to whoever has no part in running the site, and [DeniedException]
/// to who may look only.
@Stateless
public class PolicyService {
  private static final int LONGEST_HISTORY = 200;

  @Inject Guard guard;
  @Inject Policies policies;
  @Inject PolicyIntake intake;
  @Inject CallerFacts facts;
  @Inject AuditLog audit;

  /// What holds now: one of each kind, then those of single institutions.
  public List<PolicyView> current(Caller caller) {
    guard.requireSite(caller, SitePermission.VIEW_CONSOLE);
    var newest = policies.newest();
    var general = Arrays.stream(PolicyKind.values()).map(kind -> general(kind, newest));
    var special =
        newest.stream()
            .filter(policy -> policy.institution().isPresent() && !policy.text().isBlank())
            .map(PolicyView::of);
    return Stream.concat(general, special).toList();
  }

  private static PolicyView general(PolicyKind kind, List<Policy> newest) {
    return newest.stream()
        .filter(policy -> policy.kind() == kind && policy.institution().isEmpty())
        .findAny()
        .map(PolicyView::of)
        .orElseGet(() -> PolicyView.byDefault(kind));
  }

  /// The last 200 revisions of a kind, newest first, those of single institutions too.
  public List<PolicyView> history(Caller caller, PolicyKind kind) {
    guard.requireSite(caller, SitePermission.VIEW_CONSOLE);
    return policies.history(kind, LONGEST_HISTORY).stream().map(PolicyView::of).toList();
  }

  /// Makes `text` what holds, within three seconds on every node; does nothing if it holds already.
  ///
  /// @param institution for which alone, or empty; only amounts of institutions know single ones
  /// @param text an expression, or an amount such as `500 GB`; blank, with an institution, to let
  ///   it have what all have
  /// @throws InvalidException if the text makes no sense; tells where
  /// @throws NotFoundException if there is no such institution
  public void change(
      Caller caller, PolicyKind kind, Optional<InstitutionId> institution, String text) {
    guard.requireSite(caller, SitePermission.SET_POLICIES);
    intake.write(kind, institution, text).ifPresent(event -> audit.record(caller, event));
  }

  /// Tells what a policy says of somebody, and why. Changes nothing and stores nothing.
  ///
  /// @throws InvalidException if the policy is no expression, or the text to try does not read
  public Verdict test(Caller caller, PolicyTrial trial) {
    guard.requireSite(caller, SitePermission.VIEW_CONSOLE);
    if (!PolicyText.isExpression(trial.kind())) {
      throw new InvalidException("policy-kind", "Only policies that are expressions can be tried.");
    }
    var expression =
        trial
            .expression()
            .map(Expression::parse)
            .orElseGet(() -> policies.book().rule(trial.kind()).expression());
    return expression.evaluate(facts.of(as(caller, trial.claims())));
  }

  private static Caller as(Caller caller, Optional<Affiliations> claims) {
    return caller
        .subject()
        .flatMap(who -> claims.map(said -> (Caller) new Caller.Person(who, said)))
        .orElse(caller);
  }
}
