package org.fovea.service.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountState;
import org.fovea.model.retention.RetentionClass;
import org.fovea.model.space.PersonalRepository;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.RetentionEvent.UnusedAccountDeleted;
import org.fovea.service.hold.LegalHolds;
import org.fovea.service.space.Spaces;

/// Deletes accounts whose owners accepted the terms and then held no image and no role, with their
/// empty personal repositories. A suspended account stays: it could come back as a new one.
@ApplicationScoped
class UnusedAccountPurge implements Purge {
  private static final int BATCH = 20;
  private static final String UNUSED =
      "select a from Account a where a.lastLogin < :day and a.state = :active"
          + " and a.id not in :accounts"
          + " and not exists (select i from Image i where i.uploader = a)"
          + " and not exists (select u from Upload u where u.account = a)"
          + " and not exists (select b from BreakGlass b where b.account = a)"
          + " and not exists (select h from HandOver h where h.successor = a)"
          + " and not exists (select k from Instrument k where k.sender = a)"
          + " and not exists (select n from Invitation n where n.inviter = a)"
          + " and not exists (select m from Membership m where m.account = a and m.space not in"
          + " (select r from PersonalRepository r where r.owner = a))"
          + " and not exists (select r from PersonalRepository r where r.owner = a and ("
          + " r.id in :spaces"
          + " or exists (select i from Image i where i.space = r)"
          + " or exists (select u from Upload u where u.space = r)"
          + " or exists (select h from HandOver h where h.space = r)"
          + " or exists (select b from BreakGlass b where b.space = r)))"
          + " order by a.id";

  /// What hangs on an empty repository, in the order in which it can go.
  private static final List<String> PARTS = List.of("Invitation", "Membership", "Folder");

  @PersistenceContext EntityManager entities;
  @Inject Spaces spaces;
  @Inject LegalHolds holds;
  @Inject AuditLog audit;

  @Override
  public RetentionClass kind() {
    return RetentionClass.UNUSED_ACCOUNTS;
  }

  @Override
  public Step step(Instant dueBefore) {
    var held = holds.now();
    var unused =
        entities
            .createQuery(UNUSED, Account.class)
            .setParameter("day", LocalDate.ofInstant(dueBefore, ZoneOffset.UTC))
            .setParameter("active", AccountState.ACTIVE)
            .setParameter("accounts", held.accounts())
            .setParameter("spaces", held.spaces())
            .setMaxResults(BATCH)
            .getResultList();
    unused.forEach(this::delete);
    unused.stream()
        .map(Subject::of)
        .forEach(person -> audit.recordOwn(new UnusedAccountDeleted(person)));
    return Step.of(unused.size(), BATCH);
  }

  private void delete(Account account) {
    spaces.findPersonal(account).ifPresent(this::delete);
    entities.flush();
    entities.remove(account);
  }

  private void delete(PersonalRepository repository) {
    for (var part : PARTS) {
      entities
          .createQuery("select x from " + part + " x where x.space = :space", Object.class)
          .setParameter("space", repository)
          .getResultList()
          .forEach(entities::remove);
      entities.flush(); // before what it points to goes
    }
    entities.remove(repository);
  }
}
