package org.fovea.service.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What somebody may do to a resource (AARC-G027):
/// `<namespace>:res:<resource>[:<child>]*[:act:<action>[,<action>]*][#<authority>]`.
///
/// All parts are in normal form, as [Entitlements] makes them.
///
/// @param namespace see [Entitlement#namespace()]
/// @param resource the resource, case-sensitive and percent-encoded like all that follows
/// @param children from the resource down, in order; may be empty
/// @param actions what may be done; empty means that the resource as a whole may be seen
/// @param authority see [Entitlement#authority()]
public record ResourceCapability(
    String namespace,
    String resource,
    List<String> children,
    Set<String> actions,
    Optional<String> authority)
    implements Entitlement {
  private static final Set<String> SEEING = Set.of("view");

  public ResourceCapability {
    children = List.copyOf(children);
    actions = Set.copyOf(actions);
  }

  @Override
  public String subject() {
    return resource;
  }

  /// Named actions hold for the very (child) resource they were given for. A capability without any
  /// is for the resource as a whole with all its children, and never for more than `act:view`: an
  /// issuer that leaves out the actions has not said that anything may be changed.
  @Override
  public boolean satisfies(Entitlement required) {
    return required instanceof ResourceCapability wanted
        && namespace.equals(wanted.namespace)
        && resource.equals(wanted.resource)
        && (actions.isEmpty() ? seesAll(wanted) : acts(wanted));
  }

  private boolean seesAll(ResourceCapability wanted) {
    int depth = children.size();
    return wanted.children.size() >= depth
        && wanted.children.subList(0, depth).equals(children)
        && SEEING.containsAll(wanted.actions);
  }

  private boolean acts(ResourceCapability wanted) {
    return children.equals(wanted.children)
        && !wanted.actions.isEmpty()
        && actions.containsAll(wanted.actions);
  }

  @Override
  public String text() {
    var text = new StringBuilder(namespace).append(":res:").append(resource);
    children.forEach(child -> text.append(':').append(child));
    if (!actions.isEmpty()) {
      text.append(":act:").append(String.join(",", new TreeSet<>(actions)));
    }
    authority.ifPresent(who -> text.append('#').append(who));
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceCapability that
        && namespace.equals(that.namespace)
        && resource.equals(that.resource)
        && children.equals(that.children)
        && actions.equals(that.actions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(namespace, resource, children, actions);
  }

  /// Says nothing of the resource, so that a stray log line cannot either.
  @Override
  public String toString() {
    return "ResourceCapability[…]";
  }
}
