package org.fovea.web.page.space;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.space.RoleMappingId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Permission;
import org.fovea.service.space.MappingPreview;
import org.fovea.service.space.MappingView;
import org.fovea.service.space.RoleMappingService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;

/// Which entitlements grant a role in the space, `fragments/mappings.xhtml`.
@Named
@ViewScoped
public class MappingsPage extends MappingForm {
  @Inject RoleMappingService mappings;
  @Inject SpaceHead head;
  @Inject CurrentCaller caller;
  @Inject Messages messages;
  @Inject LoginGate gate;

  private String space = "";
  private boolean allowed;

  public MappingsPage() {
    super(Role.VIEWER);
  }

  /// The view action, after that of [SpaceHead].
  public void load() {
    head.ifOpen(view -> open(view.id(), view.may().contains(Permission.MAP_ROLES)));
  }

  /// The view action in the admin console, where a space can be chosen.
  ///
  /// @param id of a space that there is; an empty text if none is chosen
  public void choose(String id) {
    if (!id.isEmpty()) {
      gate.show(() -> open(new SpaceId(id), true));
    }
  }

  private void open(SpaceId id, boolean may) {
    space = id.value();
    allowed = may;
    if (allowed) {
      reload();
    }
  }

  @Override
  protected List<MappingView> present() {
    return mappings.list(caller.get(), new SpaceId(space));
  }

  @Override
  protected MappingPreview preview(String entitlement) {
    return mappings.preview(caller.get(), entitlement);
  }

  @Override
  protected void map(String entitlement, String granted) {
    mappings.add(caller.get(), new SpaceId(space), entitlement, Role.valueOf(granted));
  }

  @Override
  protected void unmap(RoleMappingId mapping) {
    mappings.remove(caller.get(), new SpaceId(space), mapping);
  }

  @Override
  protected Messages messages() {
    return messages;
  }

  @Override
  protected LoginGate gate() {
    return gate;
  }

  @Override
  public boolean isAllowed() {
    return allowed;
  }

  @Override
  public List<String> getRoles() {
    return Stream.of(Role.VIEWER, Role.CONTRIBUTOR, Role.MANAGER).map(Role::name).toList();
  }
}
