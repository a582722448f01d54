package org.fovea.web.page.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.service.access.Permission;
import org.fovea.service.access.RolePolicy;
import org.fovea.service.access.SpaceRules;
import org.fovea.service.access.Standing;

/// What each role may do, as [RolePolicy] says it and nobody else.
@Named
@ApplicationScoped
public class RoleTable {
  private static final SpaceRules STRICT = new SpaceRules(false, true, false);
  private static final SpaceRules OPEN = new SpaceRules(true, true, false);

  /// What a role may do.
  public enum Cell {
    YES,
    /// Only if the space lets its viewers.
    IF_ALLOWED,
    NO
  }

  /// One permission with what each role may, from the weakest to the strongest.
  public record Row(Permission permission, List<Cell> cells) {}

  public List<Role> getRoles() {
    return List.of(Role.values());
  }

  public List<Row> getRows() {
    return Stream.of(Permission.values())
        .map(permission ->
            new Row(
                permission, Stream.of(Role.values()).map(role -> cell(role, permission)).toList()))
        .toList();
  }

  private static Cell cell(Role role, Permission permission) {
    if (RolePolicy.allows(new Standing(role, STRICT), permission)) {
      return Cell.YES;
    }
    return RolePolicy.allows(new Standing(role, OPEN), permission) ? Cell.IF_ALLOWED : Cell.NO;
  }
}
