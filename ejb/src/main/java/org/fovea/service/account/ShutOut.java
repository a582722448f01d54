package org.fovea.service.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fovea.model.account.Account;
import org.fovea.service.access.AccessEpoch;
import org.fovea.service.access.Caller;
import org.fovea.service.access.LoginRequiredException;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.service.shared.Recent;

/// Knows whose logins count no more: of whoever was suspended or erased since. So sessions and
/// tokens end at every door, on this node at once and on others within three seconds.
@ApplicationScoped
public class ShutOut {
  /// Sessions live for hours; of tokens that live longer the account, or that there is none,
  /// decides.
  private static final Duration MEMORY = Duration.ofDays(31);

  private static final String SUSPENDED =
      "select a, s.suspendedAt from Suspension s, Account a"
          + " where a.id = s.accountKey and s.suspendedAt > :oldest";
  private static final String CLOSING =
      "select a, c.begunAt from Closing c, Account a"
          + " where a.id = c.accountKey and c.begunAt > :oldest";

  @PersistenceContext EntityManager entities;
  @Inject SubjectDigest digests;
  @Inject AccessEpoch epoch;
  @Inject Clock clock;

  private volatile Recent<Map<String, Instant>> newest = new Recent<>();

  /// Whether what somebody proved at `login` is worth nothing by now.
  public boolean since(Subject who, Instant login) {
    var moments = newest.at(clock.instant(), this::read);
    if (moments.isEmpty()) {
      return false;
    }
    var moment = moments.get(digests.of(who));
    return moment != null && login.isBefore(moment);
  }

  /// Returns if what the caller proved before `login` still counts.
  ///
  /// @throws LoginRequiredException if they were shut out since
  public void require(Caller caller, Instant login) {
    if (caller.subject().filter(who -> since(who, login)).isPresent()) {
      throw new LoginRequiredException();
    }
  }

  /// Forgets what was read, also what is just being read.
  void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) ShutOutChanged changed) {
    newest = new Recent<>();
    epoch.advance();
  }

  void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) PersonErased erased) {
    newest = new Recent<>();
    epoch.advance();
  }

  private Map<String, Instant> read() {
    var oldest = clock.instant().minus(MEMORY);
    Map<String, Instant> moments = new HashMap<>();
    for (var row :
        rows("select e.digest, e.erasedAt from Erasure e where e.erasedAt > :oldest", oldest)) {
      note(moments, (String) row[0], (Instant) row[1]);
    }
    for (var query : List.of(SUSPENDED, CLOSING)) {
      for (var row : rows(query, oldest)) {
        note(moments, digests.of(Subject.of((Account) row[0])), (Instant) row[1]);
      }
    }
    return Map.copyOf(moments);
  }

  private static void note(Map<String, Instant> moments, String digest, Instant moment) {
    moments.merge(digest, moment, (one, other) -> one.isAfter(other) ? one : other);
  }

  private List<Object[]> rows(String query, Instant oldest) {
    return entities
        .createQuery(query, Object[].class)
        .setParameter("oldest", oldest)
        .getResultList();
  }
}
