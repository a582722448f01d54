package org.fovea.service.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.fovea.model.account.Account;

/// Asks all rules.
@ApplicationScoped
class ClosingRules {
  @Inject @Any Instance<ClosingRule> rules;

  List<Hindrance> hindrances(Account account) {
    return rules.stream().flatMap(rule -> rule.hindrances(account).stream()).toList();
  }

  /// @throws ClosingHinderedException if anything stands in the way
  void require(Account account) {
    var hindrances = hindrances(account);
    if (!hindrances.isEmpty()) {
      throw new ClosingHinderedException(hindrances);
    }
  }
}
