package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.fovea.model.space.Folder;
import org.fovea.model.space.FolderId;
import org.fovea.service.access.Place;
import org.fovea.service.shared.NotFoundException;

/// Finds folders, for other services: nothing here asks who the caller is.
@ApplicationScoped
public class Folders {
  @PersistenceContext EntityManager entities;

  /// The folder of that identifier, in whatever space.
  public Optional<Folder> find(FolderId id) {
    return entities
        .createQuery(
            "select f from Folder f join fetch f.space where f.publicId = :id", Folder.class)
        .setParameter("id", id.value())
        .getResultStream()
        .findAny();
  }

  /// The folder that `place` names, or empty if it names none.
  ///
  /// @throws NotFoundException if the space has no such folder
  public Optional<Folder> get(Place place) {
    return place
        .folder()
        .map(id ->
            find(id)
                .filter(folder -> folder.space().id().equals(place.space()))
                .orElseThrow(NotFoundException::new));
  }
}
