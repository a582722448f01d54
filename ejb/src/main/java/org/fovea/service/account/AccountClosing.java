package org.fovea.service.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountState;
import org.fovea.model.account.BarredSubject;
import org.fovea.model.account.Closing;
import org.fovea.model.account.ClosingKind;
import org.fovea.model.account.ErasedThings;
import org.fovea.model.account.Erasure;
import org.fovea.model.account.Suspension;
import org.fovea.model.space.PersonalRepository;
import org.fovea.model.space.Space;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.SessionsRevoked;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AccountEvent.AccountClosed;
import org.fovea.service.audit.AccountEvent.RepositoryEmptied;
import org.fovea.service.audit.AuditEvent;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.MemberEvent.MembershipClosed;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.service.image.LeftImages;
import org.fovea.service.instrument.LeftInstruments;
import org.fovea.service.space.Leaving;
import org.fovea.service.space.RolesChanged;
import org.fovea.service.space.Spaces;
import org.fovea.service.upload.LeftUploads;

/// Takes an account away with all that is its own: the personal repository with images, folders and
/// shares, uploads, roles and offers. Images in spaces of institutions stay and forget who uploaded
/// them; the audit log stays and knows nobody but by keyed digest.
///
/// First the account is shut for good, then images go in batches, then in one transaction all the
/// rest. Each of these steps may be the last before a crash: the next run goes on from there.
@ApplicationScoped
class AccountClosing {
  /// How many images go in one transaction.
  static final int BATCH = 100;

  @PersistenceContext EntityManager entities;
  @Inject Spaces spaces;
  @Inject Leaving leaving;
  @Inject LeftImages images;
  @Inject LeftUploads uploads;
  @Inject LeftInstruments instruments;
  @Inject SubjectDigest digest;
  @Inject AuditLog audit;
  @Inject Event<RolesChanged> news;
  @Inject Event<AccountGoes> goes;
  @Inject Event<ShutOutChanged> shutOut;
  @Inject Event<SessionsRevoked> revoked;
  @Inject Event<PersonErased> erased;
  @Inject Clock clock;

  /// Shuts the account for good; whoever was suspended stays barred. It is locked.
  Closing begin(Account account, ClosingKind kind, boolean bars) {
    boolean barred = bars || account.state() == AccountState.SUSPENDED;
    var closing = new Closing(account, kind, barred, clock.instant());
    account.close();
    entities.persist(closing);
    findRepository(account).ifPresent(each -> news.fire(new RolesChanged(each.id())));
    shut(account);
    return closing;
  }

  private void shut(Account account) {
    shutOut.fire(new ShutOutChanged());
    revoked.fire(new SessionsRevoked(Subject.of(account)));
  }

  /// Deletes a batch of the images that are left in the personal repository. Returns whether there
  /// were any.
  boolean deleteSome(Account account, Closing closing) {
    var repository = findRepository(account);
    if (repository.isEmpty()) {
      return false;
    }
    var deleted = images.deleteSome(repository.get(), BATCH);
    if (deleted.images() == 0) {
      return false;
    }
    closing.deleted(deleted.images(), deleted.bytes());
    record(
        account,
        closing.kind(),
        List.of(new RepositoryEmptied(repository.get().id(), deleted.images(), deleted.bytes())));
    return true;
  }

  /// Locks the account with all spaces in which it has a part: nothing new comes from now on.
  /// Returns the spaces.
  List<Space> lock(Account account) {
    var locked = leaving.lockAll(account);
    entities.refresh(account, LockModeType.PESSIMISTIC_WRITE);
    return locked;
  }

  /// Takes away all that is left, the account last. Returns what is to be recorded, or empty if
  /// more images came than one batch, so that this is not the last step.
  ///
  /// @param closing as it is stored, or a new one if all goes in this transaction
  /// @param locked as [#lock] returns it
  Optional<List<AuditEvent>> finish(Account account, Closing closing, List<Space> locked) {
    var repository = findRepository(account);
    var last = repository.map(each -> images.deleteSome(each, BATCH));
    last.ifPresent(each -> closing.deleted(each.images(), each.bytes()));
    if (last.filter(each -> each.images() == BATCH).isPresent()) {
      return Optional.empty();
    }
    List<AuditEvent> events = new ArrayList<>(leaving.leaveAll(account, locked));
    long roles = events.stream().filter(MembershipClosed.class::isInstance).count();
    events.addAll(instruments.releaseAll(account));
    uploads.removeAll(account);
    long kept = images.release(account);
    repository.ifPresent(each -> events.add(leaving.remove(each)));
    var things = new ErasedThings(closing.imagesDeleted(), closing.bytesDeleted(), kept, roles);
    remove(account, closing, things);
    events.add(
        new AccountClosed(
            Subject.of(account),
            closing.kind(),
            things.imagesDeleted(),
            things.bytesDeleted(),
            kept,
            roles));
    return Optional.of(events);
  }

  private void remove(Account account, Closing closing, ErasedThings things) {
    var who = digest.of(Subject.of(account));
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    entities.persist(new Erasure(who, closing.kind(), now, things));
    if (closing.bars() && entities.find(BarredSubject.class, who) == null) {
      entities.persist(new BarredSubject(who, now));
    }
    Optional.ofNullable(entities.find(Suspension.class, account.key())).ifPresent(entities::remove);
    if (entities.contains(closing)) {
      entities.remove(closing);
    }
    goes.fire(new AccountGoes(account));
    revoked.fire(new SessionsRevoked(Subject.of(account)));
    entities.flush(); // what refers to the account goes before it
    entities.remove(account);
    entities.flush();
    erased.fire(new PersonErased(who, closing.kind(), closing.bars(), now));
  }

  /// Records what closing an account does: its owner did it, or the system.
  void record(Account account, ClosingKind kind, List<? extends AuditEvent> events) {
    if (kind.isOwn()) {
      audit.record(new Caller.Person(Subject.of(account), Affiliations.NONE), events);
    } else {
      audit.recordOwn(events);
    }
  }

  private Optional<PersonalRepository> findRepository(Account account) {
    return spaces.findPersonal(account);
  }
}
