package org.fovea.service.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.account.BarredSubject;
import org.fovea.model.account.Erasure;
import org.fovea.model.account.Suspension;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.service.space.Leaving;

/// Looks people up as administrators may see them.
@ApplicationScoped
class People {
  @PersistenceContext EntityManager entities;
  @Inject HoldingsCount count;
  @Inject Leaving leaving;
  @Inject ClosingRules rules;
  @Inject SubjectDigest digests;

  PersonView view(Subject who, Optional<Account> account) {
    var digest = digests.of(who);
    return new PersonView(
        digest,
        account.map(this::entry),
        erasures(digest),
        bar(digest).map(BarredSubject::barredAt));
  }

  private PersonView.Entry entry(Account account) {
    return new PersonView.Entry(
        account.state(),
        account.firstLogin(),
        account.lastLogin(),
        count.of(account),
        leaving.led(account).size(),
        suspension(account)
            .map(found ->
                new PersonView.SuspensionView(
                    found.cause(), found.reference(), found.suspendedAt())),
        rules.hindrances(account));
  }

  Optional<Suspension> suspension(Account account) {
    return Optional.ofNullable(entities.find(Suspension.class, account.key()));
  }

  Optional<BarredSubject> bar(String digest) {
    return Optional.ofNullable(entities.find(BarredSubject.class, digest));
  }

  /// Newest first.
  List<ErasureView> erasures(String digest) {
    return entities
        .createQuery(
            "select e from Erasure e where e.digest = :digest order by e.erasedAt desc",
            Erasure.class)
        .setParameter("digest", digest)
        .getResultStream()
        .map(ErasureView::of)
        .toList();
  }
}
