package org.fovea.web.page.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Place;
import org.fovea.service.space.FolderService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Ids;
import org.fovea.web.page.shared.LoginGate;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// One folder of a personal repository as those see it with whom it is shared, `shared.xhtml`, at
/// `/shared/{space}/{folder}`.
@Named
@RequestScoped
public class SharedFolderPage {
  @Inject
  @Param(pathIndex = 0)
  @Nullable String space;

  @Inject
  @Param(pathIndex = 1)
  @Nullable String folder;

  @Inject FolderService folders;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;
  @Inject ImagesPage page;

  private String name = "";

  /// The view action. To strangers the folder is as absent as one that does not exist.
  public void load() {
    var place =
        Ids.find(space, SpaceId::new)
            .flatMap(id ->
                Ids.find(folder, FolderId::new).map(inside -> new Place(id, Optional.of(inside))));
    if (place.isEmpty()) {
      gate.absent();
    } else if (gate.admitsAccount()) {
      gate.show(() -> open(place.get()));
    }
  }

  private void open(Place place) {
    name = folders.get(caller.get(), place).name();
    page.openShared(place);
  }

  /// What its owner calls the folder.
  public String getName() {
    return name;
  }
}
