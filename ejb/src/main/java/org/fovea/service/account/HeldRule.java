package org.fovea.service.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.service.access.Subject;
import org.fovea.service.hold.HeldException;
import org.fovea.service.hold.LegalHolds;

/// What is under a legal hold is kept, and so is the account that it belongs to (requirement D45).
@ApplicationScoped
class HeldRule implements ClosingRule {
  @Inject LegalHolds holds;

  @Override
  public List<Hindrance> hindrances(Account account) {
    try {
      holds.requireFree(Subject.of(account));
      return List.of();
    } catch (HeldException e) {
      return List.of(new Hindrance(String.valueOf(e.getMessage()), Optional.empty()));
    }
  }
}
