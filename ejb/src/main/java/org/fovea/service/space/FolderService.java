package org.fovea.service.space;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.space.Folder;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.audit.AuditEvent;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.SpaceEvent.FolderCreated;
import org.fovea.service.audit.SpaceEvent.FolderDeleted;
import org.fovea.service.audit.SpaceEvent.FolderRenamed;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.FolderContents.Which;

/// Folders of spaces. Each public method is one transaction.
@Stateless
public class FolderService {
  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject GovernedSpaces spaces;
  @Inject SpaceRoles roles;
  @Inject Folders folders;
  @Inject FolderContents contents;
  @Inject AuditLog audit;
  @Inject Event<RolesChanged> changed;
  @Inject Clock clock;

  /// The folders of a space that the caller may see, by name.
  ///
  /// @param text part of their names, case aside; empty for all
  /// @throws NotFoundException if there is no such space, or the caller sees nothing of it
  /// @throws InvalidException if the folder after which the page begins is not there any more
  public Page<FolderView, FolderId> list(
      Caller caller, SpaceId space, String text, PageRequest<FolderId> wanted) {
    if (guard.sees(caller, new Place(space))) {
      return contents.list(new Which(space, text, Optional.empty()), wanted);
    }
    var shared = roles.sharedFolders(caller, space);
    if (shared.isEmpty()) {
      throw new NotFoundException();
    }
    return contents.list(new Which(space, text, Optional.of(shared)), wanted);
  }

  /// One folder, also for somebody who may see nothing else of the space.
  ///
  /// @throws NotFoundException if there is none, or the caller may not see it
  public FolderView get(Caller caller, Place place) {
    guard.require(caller, Permission.VIEW_IMAGES, place);
    return contents.view(get(place));
  }

  /// Makes a folder.
  ///
  /// @throws InvalidException if the name is not as it must be
  /// @throws ConflictException if there is a folder of that name
  public FolderId create(Caller caller, SpaceId space, String name) {
    var found = spaces.lock(caller, Permission.MANAGE_FOLDERS, space);
    var folder = new Folder(found, freeName(found, name, Optional.empty()), clock.instant());
    entities.persist(folder);
    audit.record(caller, new FolderCreated(space, folder.id()));
    return folder.id();
  }

  /// Gives a folder another name.
  ///
  /// @throws InvalidException if the name is not as it must be
  /// @throws ConflictException if there is another folder of that name
  public void rename(Caller caller, Place folder, String name) {
    var space = spaces.lock(caller, Permission.MANAGE_FOLDERS, folder.space());
    var found = get(folder);
    var next = freeName(space, name, Optional.of(found));
    if (!next.equals(found.name())) {
      found.rename(next);
      audit.record(caller, new FolderRenamed(folder.space(), found.id()));
    }
  }

  /// Deletes a folder; its images stay in the space, in no folder. Nobody sees it any more with
  /// whom it was shared, and invitations to it end.
  public void delete(Caller caller, Place folder) {
    spaces.lock(caller, Permission.MANAGE_FOLDERS, folder.space());
    var found = get(folder);
    List<AuditEvent> events = new ArrayList<>(contents.unshare(found));
    contents.empty(found);
    entities.remove(found);
    events.add(new FolderDeleted(folder.space(), found.id()));
    changed.fire(new RolesChanged(folder.space()));
    audit.record(caller, events);
  }

  private Folder get(Place place) {
    return folders.get(place).orElseThrow(NotFoundException::new); // the space is no folder
  }

  /// The name, tidied, if no other folder has it. The space is locked, so none gets it meanwhile.
  private String freeName(Space space, String written, Optional<Folder> but) {
    var name = SpaceTexts.name(written);
    boolean taken =
        contents.named(space, name).stream().anyMatch(other -> but.filter(other::equals).isEmpty());
    if (taken) {
      throw new ConflictException("folder-name", "There is a folder of that name here already.");
    }
    return name;
  }
}
