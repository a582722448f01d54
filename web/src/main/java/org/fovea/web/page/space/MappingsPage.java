package org.fovea.web.page.space;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.fovea.model.access.Role;
import org.fovea.model.space.RoleMappingId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Permission;
import org.fovea.service.space.MappingPreview;
import org.fovea.service.space.MappingView;
import org.fovea.service.space.RoleMappingService;
import org.fovea.service.space.SpaceView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;

/// Which entitlements grant a role in the space, `fragments/mappings.xhtml`.
@Named
@ViewScoped
public class MappingsPage implements Serializable {
  @Inject RoleMappingService mappings;
  @Inject SpaceHead head;
  @Inject CurrentCaller caller;
  @Inject Messages messages;
  @Inject LoginGate gate;

  private String space = "";
  private boolean allowed;
  private String pattern = "";
  private Role role = Role.VIEWER;

  // both tell of the person's own entitlements, which must not be written down with a session
  private transient @Nullable List<Row> rows;
  private transient @Nullable MappingPreview preview;

  /// A mapping that holds.
  ///
  /// @param mine whether an entitlement of the person in front of the page satisfies it
  public record Row(String id, String pattern, Role role, boolean mine) {
    static Row of(MappingView mapping) {
      return new Row(
          mapping.id().value(), mapping.pattern(), mapping.role().orElseThrow(), mapping.mine());
    }
  }

  /// The view action, after that of [SpaceHead].
  public void load() {
    head.ifOpen(this::open);
  }

  private void open(SpaceView view) {
    space = view.id().value();
    allowed = view.may().contains(Permission.MAP_ROLES);
    if (allowed) {
      reload();
    }
  }

  private void reload() {
    rows = mappings.list(caller.get(), new SpaceId(space)).stream().map(Row::of).toList();
  }

  /// Shows what the pattern would do for the person in front of the page.
  public void look() {
    preview = null;
    messages.attempt(() -> preview = mappings.preview(caller.get(), pattern));
  }

  /// Lets the entitlement grant the role.
  public void add() {
    if (messages.attempt(
        () -> mappings.add(caller.get(), new SpaceId(space), pattern, role), "mappings.added")) {
      pattern = "";
      preview = null;
    }
    gate.show(this::reload);
  }

  /// Lets an entitlement grant nothing any more.
  ///
  /// @param id of a mapping as the browser sent it
  public void remove(String id) {
    getRows().stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .ifPresent(row ->
            messages.attempt(
                () ->
                    mappings.remove(caller.get(), new SpaceId(space), new RoleMappingId(row.id())),
                "mappings.removed"));
    gate.show(this::reload);
  }

  /// Whether the person in front of the page may map entitlements.
  public boolean isAllowed() {
    return allowed;
  }

  public List<Row> getRows() {
    return rows == null ? List.of() : rows;
  }

  /// What the pattern would do; nothing if nobody asked.
  public @Nullable MappingPreview getPreview() {
    return preview;
  }

  /// The roles that a mapping can grant.
  public List<Role> getRoles() {
    return List.of(Role.VIEWER, Role.CONTRIBUTOR, Role.MANAGER);
  }

  public String getPattern() {
    return pattern;
  }

  public void setPattern(String pattern) {
    this.pattern = pattern;
  }

  public Role getRole() {
    return role;
  }

  public void setRole(Role role) {
    this.role = role;
  }
}
