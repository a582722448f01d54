package org.fovea.service.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fovea.model.account.Account;
import org.fovea.model.image.Image;
import org.fovea.model.retention.Held;
import org.fovea.model.retention.HoldOrder;
import org.fovea.model.retention.LegalHold;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.SubjectDigest;

/// Tells what is under a legal hold, for other services: nothing here asks who the caller is.
@ApplicationScoped
public class LegalHolds {
  private static final long NOTHING = -1;

  @PersistenceContext EntityManager entities;
  @Inject SubjectDigest digest;

  /// Returns if the image can be deleted or taken out of its space: neither it, nor its space, nor
  /// whoever uploaded it is under a hold.
  ///
  /// @throws HeldException if one of them is
  public void requireFree(Image image) {
    if (isHeld(image)) {
      throw new HeldException();
    }
  }

  /// Returns if what belongs to the person can be deleted.
  ///
  /// @throws HeldException if they are under a hold
  public void requireFree(Subject person) {
    if (isHeld(Held.ACCOUNT, digest.of(person))) {
      throw new HeldException();
    }
  }

  /// Whether the image must be kept where it is.
  public boolean isHeld(Image image) {
    return isHeld(Held.IMAGE, image.id().value())
        || isHeld(image.space().id())
        || image.uploader().map(Subject::of).map(digest::of).filter(this::isHeldPerson).isPresent();
  }

  /// Whether the space must be kept with all its images.
  public boolean isHeld(SpaceId space) {
    return isHeld(Held.SPACE, space.value());
  }

  private boolean isHeldPerson(String person) {
    return isHeld(Held.ACCOUNT, person);
  }

  private boolean isHeld(Held held, String target) {
    return entities
            .createQuery(
                "select count(h) from LegalHold h"
                    + " where h.held = :held and h.target = :target and h.liftedAt is null",
                Long.class)
            .setParameter("held", held)
            .setParameter("target", target)
            .getSingleResult()
        > 0;
  }

  /// The spaces and accounts that are held now, for jobs.
  public HeldThings now() {
    var holds =
        entities
            .createQuery("select h from LegalHold h where h.liftedAt is null", LegalHold.class)
            .getResultList();
    return new HeldThings(
        spaces(targets(holds, Held.SPACE)), accounts(targets(holds, Held.ACCOUNT)));
  }

  private Set<Long> spaces(Set<String> ids) {
    Set<Long> keys = new HashSet<>(Set.of(NOTHING));
    if (!ids.isEmpty()) {
      keys.addAll(
          entities
              .createQuery("select s.id from Space s where s.publicId in :ids", Long.class)
              .setParameter("ids", ids)
              .getResultList());
    }
    return keys;
  }

  /// A digest cannot be turned round, so all accounts are tried; they are few, and holds rare.
  private Set<Long> accounts(Set<String> people) {
    Set<Long> keys = new HashSet<>(Set.of(NOTHING));
    if (!people.isEmpty()) {
      entities
          .createQuery("select a from Account a", Account.class)
          .getResultStream()
          .filter(account -> people.contains(digest.of(Subject.of(account))))
          .map(Account::key)
          .forEach(keys::add);
    }
    return keys;
  }

  private static Set<String> targets(List<LegalHold> holds, Held held) {
    return holds.stream()
        .map(LegalHold::order)
        .filter(order -> order.held() == held)
        .map(HoldOrder::target)
        .collect(Collectors.toSet());
  }
}
