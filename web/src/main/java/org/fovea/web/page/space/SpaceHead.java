package org.fovea.web.page.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.ExId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Permission;
import org.fovea.service.space.OwnershipView;
import org.fovea.service.space.SpaceService;
import org.fovea.service.space.SpaceView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.LoginGate;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// The space that a page is about, and what stands at the top of all its pages,
/// `templates/space.xhtml`. The address of each of them ends with the space's identifier.
@Named
@RequestScoped
public class SpaceHead {
  private static final String FOLDER = "(" + PublicId.PATTERN + ")?";

  @Inject
  @Param(pathIndex = 0)
  @Nullable String id;

  @Inject
  @Param(name = "folder")
  @Nullable String folder;

  @Inject SpaceService spaces;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;

  private @Nullable SpaceView space;

  /// The first view action of a page about a space. To strangers it is as absent as one that does
  /// not exist.
  public void open() {
    if (id == null || !id.matches(PublicId.PATTERN) || !getFolder().matches(FOLDER)) {
      gate.absent();
    } else if (gate.admitsAccount()) {
      var wanted = new SpaceId(id);
      gate.show(() -> space = spaces.get(caller.get(), wanted));
    }
  }

  /// Lets a page load what it shows of the space, unless the answer is complete without it.
  public void ifOpen(Consumer<SpaceView> load) {
    var opened = space;
    if (opened != null) {
      gate.show(() -> load.accept(opened));
    }
  }

  /// The space; there is none only if the answer is already complete.
  public @Nullable SpaceView getSpace() {
    return space;
  }

  /// Identifier of the folder that the address names, or an empty text.
  public String getFolder() {
    return folder == null ? "" : folder;
  }

  /// The number of an experiment, otherwise an empty text.
  public String getExId() {
    return opened().flatMap(SpaceView::exId).map(ExId::value).orElse("");
  }

  /// How far an experiment has come, otherwise an empty text.
  public String getStage() {
    return opened().flatMap(SpaceView::stage).map(Enum::name).orElse("");
  }

  /// Name of the institution that owns it, or an empty text for a personal repository.
  public String getOwner() {
    return ownership().map(OwnershipView::institutionName).orElse("");
  }

  /// Since when it is owned.
  public String getOwnedSince() {
    return ownership().map(owner -> Figures.day(owner.since())).orElse("");
  }

  /// When it was last found that its principal investigator qualifies.
  public String getQualified() {
    return ownership().map(owner -> Figures.day(owner.qualifiedAt())).orElse("");
  }

  /// The day on which it was made.
  public String getCreated() {
    return opened().map(each -> Figures.day(each.createdAt())).orElse("");
  }

  /// Whether it has members at all: in somebody's own repository there is nobody else.
  public boolean isShared() {
    return opened().filter(each -> each.kind() != SpaceKind.PERSONAL_REPOSITORY).isPresent();
  }

  /// Whether the caller may do that just now.
  public boolean may(String permission) {
    return opened().map(SpaceView::may).orElse(Set.of()).contains(Permission.valueOf(permission));
  }

  private Optional<SpaceView> opened() {
    return Optional.ofNullable(space);
  }

  private Optional<OwnershipView> ownership() {
    return opened().flatMap(SpaceView::ownership);
  }
}
