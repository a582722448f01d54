package org.fovea.service.disclosure;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fovea.model.space.Folder;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Place;
import org.fovea.service.space.AccessService;
import org.jspecify.annotations.Nullable;

/// Says where things are, by name only where the caller may look still: whoever left a space does
/// not learn what it is called today.
@ApplicationScoped
class HeldPlaces {
  @Inject Guard guard;
  @Inject AccessService access;

  /// A place as it is stored.
  ///
  /// @param folder null: in none
  record Spot(Space space, @Nullable Folder folder) {
    static Spot of(Space space, Optional<Folder> folder) {
      return new Spot(space, folder.orElse(null));
    }

    Place place() {
      return new Place(space.id(), Optional.ofNullable(folder).map(Folder::id));
    }
  }

  /// Each of these places as the caller may know it. Two queries for all spaces together, and the
  /// guard's own for each folder of a space that is not seen as a whole.
  Map<Place, HeldPlace> of(Caller caller, Collection<Spot> spots) {
    var seen =
        access.visible(caller, spots.stream().map(spot -> spot.space().id()).collect(toSet()));
    return spots.stream()
        .collect(toMap(Spot::place, Function.identity(), (one, _) -> one))
        .values()
        .stream()
        .collect(toMap(Spot::place, spot -> held(caller, spot, seen)));
  }

  private HeldPlace held(Caller caller, Spot spot, Set<SpaceId> seen) {
    var space = spot.space();
    boolean whole = seen.contains(space.id());
    var folder = Optional.ofNullable(spot.folder());
    boolean named = whole || (folder.isPresent() && guard.sees(caller, spot.place()));
    return new HeldPlace(
        space.id(),
        space.kind(),
        Stream.of(space.name()).filter(_ -> whole).findAny(),
        folder.map(Folder::id),
        folder.map(Folder::name).filter(_ -> named));
  }
}
