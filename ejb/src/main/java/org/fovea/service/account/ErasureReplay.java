package org.fovea.service.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountState;
import org.fovea.model.account.BarredSubject;
import org.fovea.model.account.ClosingKind;
import org.fovea.model.account.ErasedThings;
import org.fovea.model.account.Erasure;
import org.fovea.model.audit.SignedErasure;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AccountEvent.ClosingBegun;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.SubjectDigest;

/// Applies the erasures of the file to a database that does not know them, in one transaction: a
/// crash leaves them to be applied, or they are.
@Stateless
public class ErasureReplay {
  private static final int PAGE = 500;

  @PersistenceContext EntityManager entities;
  @Inject AccountClosing closings;
  @Inject SubjectDigest digests;
  @Inject AuditLog audit;

  /// An erasure as database and file keep it.
  ///
  /// @param kind name of a constant of [ClosingKind]
  /// @param at when
  public record Line(String digest, String kind, boolean barred, Instant at) {}

  private record Moment(String digest, Instant at) {}

  /// Shuts the accounts of all who were erased after they had opened them and are there all the
  /// same; what is left of them goes as with every closing. Returns how many they are.
  public int apply(List<SignedErasure> written) {
    var known = moments();
    var unknown =
        written.stream()
            .filter(each -> !known.contains(new Moment(each.digest(), each.erasedAt())))
            .toList();
    if (unknown.isEmpty()) {
      return 0;
    }
    var returned = returned(newest(unknown));
    returned.forEach(this::shut);
    unknown.forEach(this::remember);
    entities.flush(); // before the log is locked
    audit.recordOwn(
        returned.stream()
            .map(account -> new ClosingBegun(Subject.of(account), ClosingKind.RESTORED))
            .toList());
    return returned.size();
  }

  /// What the database has and the file does not.
  public List<Line> missingIn(List<SignedErasure> written) {
    var there =
        written.stream()
            .map(each -> new Moment(each.digest(), each.erasedAt()))
            .collect(Collectors.toSet());
    return entities
        .createQuery("select e from Erasure e order by e.id", Erasure.class)
        .getResultStream()
        .filter(each -> !there.contains(new Moment(each.digest(), each.erasedAt())))
        .map(each ->
            new Line(
                each.digest(),
                each.kind().name(),
                entities.find(BarredSubject.class, each.digest()) != null,
                each.erasedAt()))
        .toList();
  }

  private Set<Moment> moments() {
    return entities
        .createQuery("select e.digest, e.erasedAt from Erasure e", Object[].class)
        .getResultStream()
        .map(row -> new Moment((String) row[0], (Instant) row[1]))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Map<String, Instant> newest(List<SignedErasure> erasures) {
    Map<String, Instant> newest = new HashMap<>();
    for (var each : erasures) {
      newest.merge(
          each.digest(), each.erasedAt(), (one, other) -> one.isAfter(other) ? one : other);
    }
    return newest;
  }

  /// An account is as old as its personal repository.
  private List<Account> returned(Map<String, Instant> erased) {
    List<Account> returned = new ArrayList<>();
    long last = 0;
    List<Object[]> page;
    do {
      page =
          entities
              .createQuery(
                  "select a.id, a.issuer, a.sub, r.createdAt from PersonalRepository r"
                      + " join r.owner a where a.id > :last order by a.id",
                  Object[].class)
              .setParameter("last", last)
              .setMaxResults(PAGE)
              .getResultList();
      for (var row : page) {
        last = (Long) row[0];
        var moment = erased.get(digests.of(new Subject((String) row[1], (String) row[2])));
        if (moment != null && ((Instant) row[3]).isBefore(moment)) {
          returned.add(entities.find(Account.class, last, LockModeType.PESSIMISTIC_WRITE));
        }
      }
    } while (page.size() == PAGE);
    return returned.stream().filter(each -> each.state() != AccountState.CLOSED).toList();
  }

  private void shut(Account account) {
    closings.begin(account, ClosingKind.RESTORED, false);
  }

  private void remember(SignedErasure line) {
    entities.persist(
        new Erasure(
            line.digest(), ClosingKind.valueOf(line.kind()), line.erasedAt(), ErasedThings.NONE));
    if (line.barred() && entities.find(BarredSubject.class, line.digest()) == null) {
      entities.persist(new BarredSubject(line.digest(), line.erasedAt()));
    }
  }
}
