package org.fovea.web.page.space;

import java.io.Serializable;
import java.util.List;
import org.fovea.model.access.Role;
import org.fovea.service.space.AccessPath;

/// One way to a role, as a page draws it.
///
/// @param kind which way
/// @param steps what it leads through
/// @param role what comes of it
/// @param until when it ends by itself as ISO 8601 writes it, or an empty text
public record PathRow(AccessPath.Kind kind, List<Step> steps, Role role, String until)
    implements Serializable {

  /// One station.
  ///
  /// @param space identifier of the team or project
  /// @param name what it is called; an empty text if the person in front of the page may not see it
  /// @param role what is held there
  /// @param entitled whether it is held by an entitlement
  public record Step(String space, String name, Role role, boolean entitled)
      implements Serializable {
    static Step of(AccessPath.Step step) {
      return new Step(step.space().value(), step.name(), step.role(), step.entitled());
    }
  }

  static PathRow of(AccessPath path) {
    return new PathRow(
        path.kind(),
        path.via().stream().map(Step::of).toList(),
        path.role(),
        path.until().map(Object::toString).orElse(""));
  }
}
