package org.fovea.service.space;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fovea.service.access.Entitlement;
import org.fovea.service.access.GroupEntitlement;
import org.fovea.service.access.ResourceCapability;

/// Says in words what an entitlement asks for, so that a person sees how it was read.
final class EntitlementWords {
  private EntitlementWords() {}

  /// One sentence.
  static String describe(Entitlement entitlement) {
    return switch (entitlement) {
      case GroupEntitlement group -> describe(group);
      case ResourceCapability capability -> describe(capability);
    };
  }

  private static String describe(GroupEntitlement group) {
    var path = path(group.group(), group.subgroups());
    return group
            .role()
            .map(role -> "Those with the role " + role + " in the very group " + path)
            .orElse("Members of the group " + path + " and of all groups in it")
        + toldBy(group);
  }

  private static String describe(ResourceCapability capability) {
    var path = path(capability.resource(), capability.children());
    var what =
        capability.actions().isEmpty()
            ? "see the whole resource " + path
            : "do " + String.join(", ", new TreeSet<>(capability.actions())) + " on " + path;
    return "Those who may " + what + toldBy(capability);
  }

  private static String path(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).collect(Collectors.joining(" › "));
  }

  private static String toldBy(Entitlement entitlement) {
    return ", in the namespace " + entitlement.namespace() + ".";
  }
}
