package org.fovea.service.idempotency;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.fovea.model.idempotency.IdempotencyKey;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.shared.ConflictException;

/// The keys in the database. Each public method is one transaction of its own.
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class IdempotencyLedger {
  /// So many keys of one account are remembered at a time.
  static final long MOST = 10_000;

  /// Makes a row whose time is over, to be claimed like any other. Of two at once one makes it; the
  /// other waits and finds it claimed.
  private static final String MAKE =
      """
      insert ignore into fovea.idempotency_key
        (account_id, key_digest, fingerprint, fence, claimed_at, created_at)
      select a.id, ?2, '', 0, '1970-01-02', '1970-01-02' from fovea.account a where a.id = ?1
      """;

  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject AnswerSeal seal;
  @Inject Clock clock;

  /// Claims the key for this request, or finds what was answered to the same one before.
  ///
  /// @param caller who asks; needs an account
  /// @throws ConflictException if the same request is still running
  /// @throws KeyReusedException if the key was sent with another request
  /// @throws TooManyKeysException if the account has too many
  public Claim claim(Caller caller, KeyedRequest request) {
    long account = guard.requireHolder(caller).key();
    var digest = seal.digest(account, request.key());
    var row = find(account, digest).orElseGet(() -> make(account, digest));
    var now = clock.instant(); // after the wait for whoever claims it at the same moment
    if (row.isOver(now)) {
      row.restart(request.fingerprint(), now);
      return new Claim(account, row.key(), row.fence(), Optional.empty());
    }
    if (!row.fingerprint().equals(request.fingerprint())) {
      throw new KeyReusedException();
    }
    if (row.isRunning(now)) {
      throw running();
    }
    var answer = row.answer().map(sealed -> seal.open(account, request.key(), sealed));
    if (answer.isEmpty()) {
      row.claim(now);
    }
    return new Claim(account, row.key(), row.fence(), answer);
  }

  /// Runs what creates, and writes its answer down: both or neither.
  ///
  /// @param caller who asks; needs an account
  /// @param key as the sender chose it
  /// @param creation joins this transaction
  /// @throws ConflictException if another request took the claim over meanwhile
  public KeptAnswer run(Caller caller, Claim claim, String key, Supplier<KeptAnswer> creation) {
    guard.requireHolder(caller);
    var answer = creation.get();
    int written =
        entities
            .createQuery(
                "update IdempotencyKey k set k.answer = :answer"
                    + " where k.id = :row and k.fence = :fence")
            .setParameter("answer", seal.seal(claim.account(), key, answer))
            .setParameter("row", claim.row())
            .setParameter("fence", claim.fence())
            .executeUpdate();
    if (written != 1) {
      throw running(); // which undoes what was created
    }
    return answer;
  }

  /// Gives a claim back after nothing was created, so that the request may be sent again at once.
  public void release(Caller caller, Claim claim) {
    guard.requireHolder(caller);
    entities
        .createQuery(
            "delete from IdempotencyKey k"
                + " where k.id = :row and k.fence = :fence and k.answer is null")
        .setParameter("row", claim.row())
        .setParameter("fence", claim.fence())
        .executeUpdate();
  }

  private Optional<IdempotencyKey> find(long account, byte[] digest) {
    return entities
        .createQuery(
            "select k from IdempotencyKey k where k.account = :account and k.keyDigest = :digest",
            IdempotencyKey.class)
        .setParameter("account", account)
        .setParameter("digest", digest)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findAny();
  }

  private IdempotencyKey make(long account, byte[] digest) {
    long held =
        entities
            .createQuery(
                "select count(k) from IdempotencyKey k where k.account = :account", Long.class)
            .setParameter("account", account)
            .getSingleResult();
    if (held >= MOST) {
      throw new TooManyKeysException(MOST);
    }
    entities
        .createNativeQuery(MAKE)
        .setParameter(1, account)
        .setParameter(2, digest)
        .executeUpdate();
    return find(account, digest).orElseThrow(IdempotencyLedger::running);
  }

  private static ConflictException running() {
    return new ConflictException(
        "request-running", "The same request is still running. Ask again in a moment.");
  }
}
