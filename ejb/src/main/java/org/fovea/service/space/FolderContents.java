package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.space.Folder;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.Invitation;
import org.fovea.model.space.Membership;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.AuditEvent;
import org.fovea.service.audit.MemberEvent.InvitationRevoked;
import org.fovea.service.audit.MemberEvent.MemberRemoved;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;

/// Queries for folders with what they hold, and what else hangs on one.
@ApplicationScoped
class FolderContents {
  private static final String WITH_IMAGES =
      "select f, (select count(i) from Image i where i.folder = f) from Folder f ";

  /// Which folders of a space a list has.
  ///
  /// @param text part of their names, case aside; empty for all
  /// @param only those alone, or empty for all
  record Which(SpaceId space, String text, Optional<Set<FolderId>> only) {}

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  FolderView view(Folder folder) {
    return entities
        .createQuery(WITH_IMAGES + "where f = :folder", Object[].class)
        .setParameter("folder", folder)
        .getResultStream()
        .map(FolderContents::view)
        .findAny()
        .orElseThrow();
  }

  /// Folders of a space, by name; no two there have the same.
  ///
  /// @throws org.fovea.service.shared.InvalidException if the folder after which the page begins is
  ///   none of the space
  Page<FolderView, FolderId> list(Which which, PageRequest<FolderId> wanted) {
    var after = wanted.place(id -> name(which.space(), id));
    var query =
        entities
            .createQuery(
                WITH_IMAGES
                    + "where f.space.publicId = :space and locate(:text, f.name) > 0"
                    + (after.isPresent() ? " and f.name > :after" : "")
                    + (which.only().isPresent() ? " and f.publicId in :only" : "")
                    + " order by f.name",
                Object[].class)
            .setParameter("space", which.space().value())
            .setParameter("text", which.text().strip())
            .setMaxResults(wanted.probe());
    after.ifPresent(name -> query.setParameter("after", name));
    which
        .only()
        .ifPresent(only -> query.setParameter("only", only.stream().map(FolderId::value).toList()));
    return Page.of(
        query.getResultStream().map(FolderContents::view).toList(), wanted, FolderView::id);
  }

  private Optional<String> name(SpaceId space, FolderId id) {
    return entities
        .createQuery(
            "select f.name from Folder f where f.publicId = :id and f.space.publicId = :space",
            String.class)
        .setParameter("id", id.value())
        .setParameter("space", space.value())
        .getResultStream()
        .findAny();
  }

  /// The folders of a space that the database takes for having that name, whatever its case: none
  /// or one.
  List<Folder> named(Space space, String name) {
    return entities
        .createQuery(
            "select f from Folder f where f.space = :space and f.name = :name", Folder.class)
        .setParameter("space", space)
        .setParameter("name", name)
        .getResultList();
  }

  /// Takes the folder from everybody with whom it was shared, and ends the invitations to it.
  /// Returns what is to be told of it.
  List<AuditEvent> unshare(Folder folder) {
    var space = folder.space().id();
    List<AuditEvent> ended = new ArrayList<>();
    for (var member : of(folder, Membership.class)) {
      var person = Subject.of(member.account().orElseThrow());
      ended.add(new MemberRemoved(space, person, member.role(), member.folder().map(Folder::id)));
      entities.remove(member);
    }
    for (var invitation : of(folder, Invitation.class)) {
      if (invitation.isOpen(clock.instant())) {
        ended.add(new InvitationRevoked(space, invitation.id()));
      }
      entities.remove(invitation);
    }
    entities.flush(); // before the folder that they point to goes
    return ended;
  }

  /// Leaves what is in the folder, and what is being uploaded into it, in no folder.
  void empty(Folder folder) {
    for (var table : List.of("fovea.image", "fovea.upload")) {
      entities
          .createNativeQuery("update " + table + " set folder_id = null where folder_id = ?1")
          .setParameter(1, folder.key())
          .executeUpdate();
    }
  }

  private <T> List<T> of(Folder folder, Class<T> type) {
    return entities
        .createQuery("select x from " + type.getSimpleName() + " x where x.folder = :folder", type)
        .setParameter("folder", folder)
        .getResultList();
  }

  private static FolderView view(Object[] row) {
    var folder = (Folder) row[0];
    return new FolderView(folder.id(), folder.name(), (Long) row[1], folder.createdAt());
  }
}
