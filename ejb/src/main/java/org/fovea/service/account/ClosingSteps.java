package org.fovea.service.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.fovea.model.account.Account;
import org.fovea.model.account.Closing;

/// The steps in which accounts are closed, each a transaction of its own: small, and any of them
/// may be the last before a crash.
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ClosingSteps {
  private static final String LOCK =
      "select account_id from fovea.closing where account_id = ?1 for update skip locked";

  @PersistenceContext EntityManager entities;
  @Inject AccountClosing closings;
  @Inject ClosingRules rules;

  /// The keys of all accounts that are being closed, in the order in which that began.
  public List<Long> open() {
    return entities
        .createQuery("select c.accountKey from Closing c order by c.begunAt", Long.class)
        .getResultList();
  }

  /// Takes the next step.
  ///
  /// @param key of the account
  /// @return whether another step is due; not if the account is gone, somebody else is at it, or
  ///   something stands in the way
  public boolean step(long key) {
    List<?> locked = entities.createNativeQuery(LOCK).setParameter(1, key).getResultList();
    if (locked.isEmpty()) {
      return false;
    }
    var closing = entities.find(Closing.class, key);
    var account = entities.find(Account.class, key);
    if (!rules.hindrances(account).isEmpty()) {
      return false; // the next run of the job asks again
    }
    return closings.deleteSome(account, closing) || !finished(account, closing);
  }

  private boolean finished(Account account, Closing closing) {
    var kind = closing.kind();
    var events = closings.finish(account, closing, closings.lock(account));
    events.ifPresent(each -> closings.record(account, kind, each));
    return events.isPresent();
  }
}
