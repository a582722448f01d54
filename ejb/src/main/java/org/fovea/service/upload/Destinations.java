package org.fovea.service.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.space.Folder;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Place;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.Folders;
import org.fovea.service.space.Spaces;

/// Finds out which place a destination means, before anybody is asked whether the uploader may.
@ApplicationScoped
class Destinations {
  @Inject Spaces spaces;
  @Inject Folders folders;

  /// The place.
  ///
  /// @throws NotFoundException if there is no such folder
  Place place(Account uploader, Destination destination) {
    return new Place(
        destination.space().or(() -> ofFolder(destination)).orElseGet(() -> personal(uploader)),
        destination.folder());
  }

  private Optional<SpaceId> ofFolder(Destination destination) {
    return destination
        .folder()
        .map(id -> folders.find(id).map(Folder::space).orElseThrow(NotFoundException::new).id());
  }

  private SpaceId personal(Account uploader) {
    return spaces.findPersonal(uploader).orElseThrow().id();
  }
}
