package org.fovea.service.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Membership of a group, with a role or without (AARC-G069, and AARC-G002 before it):
/// `<namespace>:group:<group>[:<subgroup>]*[:role=<role>][#<authority>]`.
///
/// All parts are in normal form, as [Entitlements] makes them.
///
/// @param namespace see [Entitlement#namespace()]
/// @param group the group, case-sensitive and percent-encoded like all that follows
/// @param subgroups from the group down, in order; may be empty
/// @param role the role held in the last (sub)group, if one is named
/// @param authority see [Entitlement#authority()]
public record GroupEntitlement(
    String namespace,
    String group,
    List<String> subgroups,
    Optional<String> role,
    Optional<String> authority)
    implements Entitlement {

  public GroupEntitlement {
    subgroups = List.copyOf(subgroups);
  }

  @Override
  public String subject() {
    return group;
  }

  /// A member of a subgroup is a member of the groups above it, in whatever role. A role counts
  /// only in the very (sub)group it was given for, neither above nor below.
  @Override
  public boolean satisfies(Entitlement required) {
    return required instanceof GroupEntitlement wanted
        && namespace.equals(wanted.namespace)
        && group.equals(wanted.group)
        && (wanted.role.isEmpty()
            ? beginsWith(wanted.subgroups)
            : role.equals(wanted.role) && subgroups.equals(wanted.subgroups));
  }

  private boolean beginsWith(List<String> above) {
    return subgroups.size() >= above.size() && subgroups.subList(0, above.size()).equals(above);
  }

  @Override
  public String text() {
    var text = new StringBuilder(namespace).append(":group:").append(group);
    subgroups.forEach(subgroup -> text.append(':').append(subgroup));
    role.ifPresent(held -> text.append(":role=").append(held));
    authority.ifPresent(who -> text.append('#').append(who));
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupEntitlement that
        && namespace.equals(that.namespace)
        && group.equals(that.group)
        && subgroups.equals(that.subgroups)
        && role.equals(that.role);
  }

  @Override
  public int hashCode() {
    return Objects.hash(namespace, group, subgroups, role);
  }

  /// Says nothing of the group, so that a stray log line cannot either.
  @Override
  public String toString() {
    return "GroupEntitlement[…]";
  }
}
