package org.fovea.service.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Optional;
import org.fovea.model.account.Account;

/// Finds the account of a subject.
@ApplicationScoped
public class Accounts {
  @PersistenceContext EntityManager entities;

  /// The account of `who`, in whatever state, or empty if they never accepted any terms.
  public Optional<Account> find(Subject who) {
    return entities
        .createQuery(
            "select a from Account a where a.issuer = :issuer and a.sub = :sub", Account.class)
        .setParameter("issuer", who.issuer())
        .setParameter("sub", who.sub())
        .getResultStream()
        .findAny();
  }

  /// Notes a login on this day, if there is an account; by statements, for two windows may log in
  /// at the same moment. A warning that nobody uses the account lasts for the day of the first
  /// login after it, so that whoever comes back sees it.
  public void loggedIn(Subject who, LocalDate today) {
    entities
        .createQuery(
            "update Account a set a.warnedOn = null"
                + " where a.issuer = :issuer and a.sub = :sub and a.lastLogin > a.warnedOn"
                + " and a.lastLogin < :today")
        .setParameter("issuer", who.issuer())
        .setParameter("sub", who.sub())
        .setParameter("today", today)
        .executeUpdate();
    entities
        .createQuery(
            "update Account a set a.lastLogin = :today"
                + " where a.issuer = :issuer and a.sub = :sub and a.lastLogin < :today")
        .setParameter("issuer", who.issuer())
        .setParameter("sub", who.sub())
        .setParameter("today", today)
        .executeUpdate();
  }
}
