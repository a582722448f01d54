package org.fovea.service.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.fovea.model.account.Account;
import org.fovea.model.account.ClosingKind;
import org.fovea.service.access.Accounts;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AccountEvent.ClosingBegun;
import org.fovea.service.audit.AccountEvent.InactivityNoted;
import org.fovea.service.audit.AuditLog;

/// Accounts that nobody uses any more, in batches that are a transaction each.
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class InactiveAccounts {
  /// How long after the warning an account is closed.
  public static final int GRACE_MONTHS = 2;

  private static final int BATCH = 50;

  /// Neither a login nor an image since, by a page or by a token; and no space that needs them.
  private static final String UNUSED =
      """
      select a.id from fovea.account a
      where a.state = 'ACTIVE' and a.last_login < ?1
        and not exists (select 1 from fovea.image i
          where i.uploader_account_id = a.id and i.created_at >= ?1)
        and not exists (select 1 from fovea.membership m join fovea.space s on s.id = m.space_id
          where m.account_id = a.id and m.role = 'PRINCIPAL_INVESTIGATOR'
            and s.kind <> 'PERSONAL_REPOSITORY' and s.archived_at is null)
      """;

  private static final String TO_WARN =
      UNUSED + " and a.warned_on is null order by a.id limit ?2 for update skip locked";

  private static final String TO_CLOSE =
      UNUSED
          + " and a.warned_on < ?2 and a.last_login <= a.warned_on and a.id > ?3"
          + " order by a.id limit ?4"
          + " for update skip locked";

  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject Accounts accounts;
  @Inject ClosingRules rules;
  @Inject AccountClosing closings;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// Since when the caller's account is marked as one that nobody uses; empty if it is not, or if
  /// they have none.
  public Optional<LocalDate> warnedOn(Caller caller) {
    return accounts.find(guard.requirePerson(caller)).flatMap(Account::warnedOn);
  }

  /// Marks some accounts that have not been used for so long. Returns whether there may be more.
  ///
  /// @param months how long
  public boolean warnSome(int months) {
    var keys =
        keys(
            entities
                .createNativeQuery(TO_WARN)
                .setParameter(1, today().minusMonths(months))
                .setParameter(2, BATCH)
                .getResultList());
    var unused = keys.stream().map(this::account).toList();
    unused.forEach(account -> account.warn(today()));
    entities.flush(); // before the log is locked
    audit.recordOwn(
        unused.stream().map(account -> new InactivityNoted(Subject.of(account))).toList());
    return keys.size() == BATCH;
  }

  /// Begins to close some accounts that were not used after they were marked. What stands in the
  /// way of some, a legal hold say, keeps none of those after them.
  ///
  /// @param after the account after which to look, 0 to begin
  /// @return after which account to look next, or empty if that were all
  public OptionalLong closeSome(long after) {
    var marked = today().minusMonths(GRACE_MONTHS);
    var keys =
        keys(
            entities
                .createNativeQuery(TO_CLOSE)
                .setParameter(1, marked)
                .setParameter(2, marked)
                .setParameter(3, after)
                .setParameter(4, BATCH)
                .getResultList());
    var closed =
        keys.stream()
            .map(this::account)
            .filter(account -> rules.hindrances(account).isEmpty())
            .toList();
    closed.forEach(account -> closings.begin(account, ClosingKind.INACTIVE, false));
    entities.flush(); // before the log is locked
    audit.recordOwn(
        closed.stream()
            .map(account -> new ClosingBegun(Subject.of(account), ClosingKind.INACTIVE))
            .toList());
    return keys.size() == BATCH ? OptionalLong.of(keys.getLast()) : OptionalLong.empty();
  }

  private Account account(long key) {
    return entities.find(Account.class, key);
  }

  private static List<Long> keys(List<?> rows) {
    return rows.stream().map(key -> ((Number) key).longValue()).toList();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
