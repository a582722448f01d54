package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.account.Account;
import org.fovea.model.space.Folder;
import org.fovea.model.space.HandOver.State;
import org.fovea.model.space.Membership;
import org.fovea.model.space.PersonalRepository;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AccountEvent.PersonalRepositoryClosed;
import org.fovea.service.audit.MemberEvent;
import org.fovea.service.audit.MemberEvent.HandOverWithdrawn;
import org.fovea.service.audit.MemberEvent.MembershipClosed;

/// What becomes of somebody's part in spaces when their account is closed, for the service that
/// closes it: nothing here asks who the caller is.
@ApplicationScoped
public class Leaving {
  /// What names the account and is of no use without it. The audit log keeps what happened.
  private static final List<String> TRACES =
      List.of(
          "update fovea.invitation set inviter_account_id = null where inviter_account_id = ?1",
          "delete from fovea.hand_over where successor_account_id = ?1",
          "delete from fovea.break_glass where account_id = ?1");

  /// All that hangs on a personal repository, images and uploads left aside.
  private static final List<String> PARTS =
      List.of(
          "delete from fovea.hand_over where space_id = ?1",
          "delete from fovea.invitation where space_id = ?1",
          "delete from fovea.role_mapping where space_id = ?1",
          "delete from fovea.break_glass where space_id = ?1",
          "delete from fovea.membership where space_id = ?1",
          "delete from fovea.folder where space_id = ?1");

  @PersistenceContext EntityManager entities;
  @Inject Spaces spaces;
  @Inject Departures departures;
  @Inject HandOvers offers;
  @Inject Event<RolesChanged> news;

  /// The spaces that somebody answers for and that are not archived, their personal repository left
  /// aside, by name.
  public List<LedSpace> led(Account account) {
    return entities
        .createQuery(
            "select s from Membership m join m.space s where m.account = :account"
                + " and m.role = :role and s.archivedAt is null"
                + " and type(s) <> PersonalRepository order by s.name, s.id",
            Space.class)
        .setParameter("account", account)
        .setParameter("role", Role.PRINCIPAL_INVESTIGATOR)
        .getResultStream()
        .map(space -> new LedSpace(space.id(), space.kind(), space.name()))
        .toList();
  }

  /// Locks all spaces in which the account has a part, in the order in which everybody locks them.
  /// Accounts and images are locked after. Returns them.
  public List<Space> lockAll(Account account) {
    List<String> ids =
        entities
            .createQuery(
                "select distinct s.publicId from Space s where s.id in"
                    + " (select m.space.id from Membership m where m.account = :account)"
                    + " or s.id in (select i.space.id from Invitation i where i.inviter = :account)"
                    + " or s.id in (select h.space.id from HandOver h where h.successor = :account)"
                    + " order by s.publicId",
                String.class)
            .setParameter("account", account)
            .getResultList();
    return ids.stream().map(SpaceId::new).map(spaces::lock).toList();
  }

  /// Ends everything that the account is elsewhere than in its personal repository, and takes away
  /// what names it there. Returns what is to be recorded.
  ///
  /// @param locked all spaces in which it has a part
  public List<MemberEvent> leaveAll(Account account, List<Space> locked) {
    List<MemberEvent> events = new ArrayList<>();
    for (var membership : elsewhere(account)) {
      var space = membership.space();
      events.add(
          new MembershipClosed(
              space.id(),
              Subject.of(account),
              membership.role(),
              membership.folder().map(Folder::id)));
      entities.remove(membership);
      if (membership.role() == Role.PRINCIPAL_INVESTIGATOR) {
        withdrawOffer(space).ifPresent(events::add);
      }
      news.fire(new RolesChanged(space.id()));
    }
    // also where the role was not their own: a manager by a team can invite
    locked.stream()
        .filter(space -> !(space instanceof PersonalRepository))
        .forEach(space -> events.addAll(departures.end(space, account)));
    entities.flush();
    TRACES.forEach(trace -> run(trace, account.key()));
    return events;
  }

  private List<Membership> elsewhere(Account account) {
    return entities
        .createQuery(
            "select m from Membership m join fetch m.space s left join fetch m.folder"
                + " where m.account = :account"
                + " and s.id not in (select r.id from PersonalRepository r where r.owner = :account)"
                + " order by s.publicId, m.id",
            Membership.class)
        .setParameter("account", account)
        .getResultList();
  }

  /// What the principal investigator of an archived space has offered to somebody.
  private Optional<MemberEvent> withdrawOffer(Space space) {
    return offers
        .findUnsettled(space)
        .filter(offer -> !offer.byAdministrator())
        .map(offers::lock)
        .map(offer -> {
          offer.settle(State.WITHDRAWN, departures.now());
          return new HandOverWithdrawn(space.id(), offer.id());
        });
  }

  /// Removes a personal repository with its folders and all shares; it is locked and holds no image
  /// and no upload. Returns what is to be recorded.
  public PersonalRepositoryClosed remove(PersonalRepository repository) {
    long shares =
        entities
            .createQuery(
                "select count(m) from Membership m where m.space = :space and m.folder is not null",
                Long.class)
            .setParameter("space", repository)
            .getSingleResult();
    entities.flush();
    PARTS.forEach(part -> run(part, repository.key()));
    entities.remove(repository);
    entities.flush();
    news.fire(new RolesChanged(repository.id()));
    return new PersonalRepositoryClosed(repository.id(), shares);
  }

  private void run(String statement, long key) {
    entities.createNativeQuery(statement).setParameter(1, key).executeUpdate();
  }
}
