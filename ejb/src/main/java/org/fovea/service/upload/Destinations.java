package org.fovea.service.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.space.Folder;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.InstrumentIdleException;
import org.fovea.service.access.Place;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.Folders;
import org.fovea.service.space.Spaces;

/// Finds out which place a destination means, before anybody is asked whether the uploader may.
@ApplicationScoped
class Destinations {
  @Inject Spaces spaces;
  @Inject Folders folders;

  /// The place. An instrument has one experiment; if it names a space, then so that nothing goes
  /// astray when it was activated elsewhere meanwhile.
  ///
  /// @throws NotFoundException if there is no such folder
  /// @throws ConflictException if an instrument means another space than its experiment
  Place place(Caller caller, Account uploader, Destination destination) {
    if (caller instanceof Caller.Instrument machine) {
      return place(machine, destination);
    }
    return new Place(
        destination.space().or(() -> ofFolder(destination)).orElseGet(() -> personal(uploader)),
        destination.folder());
  }

  private static Place place(Caller.Instrument machine, Destination destination) {
    var experiment = machine.task().orElseThrow(InstrumentIdleException::new).experiment();
    if (destination.space().filter(named -> !named.equals(experiment)).isPresent()) {
      throw new ConflictException(
          "instrument-elsewhere", "This instrument is active in another experiment.");
    }
    return new Place(experiment, destination.folder());
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
