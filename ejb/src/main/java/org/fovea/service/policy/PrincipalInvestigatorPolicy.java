package org.fovea.service.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.policy.PolicyKind;
import org.fovea.service.access.Caller;
import org.fovea.service.institution.HomeInstitution;
import org.fovea.service.institution.HomeInstitutions;

/// Who may answer for spaces of an institution.
@ApplicationScoped
public class PrincipalInvestigatorPolicy {
  @Inject Policies policies;
  @Inject CallerFacts facts;
  @Inject HomeInstitutions institutions;

  /// Whether the caller could be principal investigator for that institution: they belong to it
  /// just now, and satisfy the policy by what they are there.
  public Judgement judge(Caller caller, InstitutionId institution) {
    var rule = policies.book().rule(PolicyKind.PRINCIPAL_INVESTIGATOR);
    var home =
        institutions.of(caller).stream().filter(one -> one.id().equals(institution)).findAny();
    return home.map(one -> judge(caller, one, rule))
        .orElseGet(() ->
            new Judgement(
                false, List.of("You do not belong to this institution."), rule.revision()));
  }

  private Judgement judge(Caller caller, HomeInstitution home, PolicyBook.Rule rule) {
    var verdict = rule.expression().evaluate(facts.of(caller).at(home.facilityCode()));
    var reasons = verdict.holds() ? held(verdict) : verdict.obstacles();
    return new Judgement(verdict.holds(), reasons, rule.revision());
  }

  /// What speaks for somebody: the single tests that hold.
  private static List<String> held(Verdict verdict) {
    return verdict.leaves().filter(Verdict::holds).map(Verdict::words).distinct().toList();
  }
}
