package org.fovea.service.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads entitlements as they come from providers, which is not always as the papers say.
///
/// Lax in form: spaces and letters that should have been escaped, r- and q-components of RFC 8141,
/// and an absent authority are taken. Strict in meaning: what is neither a group (AARC-G069) nor a
/// resource capability (AARC-G027) means nothing here, and that is no error, for providers send
/// many values that are for others.
public final class Entitlements {
  private static final Pattern NID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]");
  private static final Pattern COMPONENTS = Pattern.compile("\\?[+=]");
  private static final Set<String> KINDS = Set.of("group", "res");
  private static final String ROLE = "role=";
  private static final String ACTIONS = "act";

  /// Position of the first segment behind `urn:<NID>:<delegated namespace>`.
  private static final int NAMESPACE_END = 3;

  private Entitlements() {}

  /// The entitlement that `value` tells of, or empty if it is none that we understand. Never
  /// throws, whatever the text.
  public static Optional<Entitlement> parse(String value) {
    var text = value.strip();
    int hash = text.indexOf('#');
    var name = COMPONENTS.split(hash < 0 ? text : text.substring(0, hash), 2)[0];
    var segments = List.of(name.split(":", -1));
    if (!UrnText.isEncodable(text) || !isUrn(segments)) {
      return Optional.empty();
    }
    var authority =
        Optional.of(hash < 0 ? "" : text.substring(hash + 1).strip())
            .filter(who -> !who.isEmpty())
            .map(UrnText::normal);
    return parse(segments, authority);
  }

  private static boolean isUrn(List<String> segments) {
    return segments.size() > NAMESPACE_END + 1
        && segments.get(0).equalsIgnoreCase("urn")
        && NID.matcher(segments.get(1)).matches()
        && segments.stream().noneMatch(String::isBlank);
  }

  /// The first `group` or `res` ends the namespace.
  private static Optional<Entitlement> parse(List<String> segments, Optional<String> authority) {
    int kind = 2;
    while (kind < segments.size() && !KINDS.contains(segments.get(kind))) {
      kind++;
    }
    if (kind < NAMESPACE_END || kind > segments.size() - 2) {
      return Optional.empty();
    }
    var namespace = UrnText.namespace(segments.subList(0, kind));
    var rest = segments.subList(kind + 1, segments.size()).stream().map(UrnText::normal).toList();
    return segments.get(kind).equals("group")
        ? group(namespace, rest, authority)
        : capability(namespace, rest, authority);
  }

  private static Optional<Entitlement> group(
      String namespace, List<String> path, Optional<String> authority) {
    boolean inRole = path.size() > 1 && path.getLast().startsWith(ROLE);
    var groups = inRole ? path.subList(0, path.size() - 1) : path;
    var role =
        inRole ? Optional.of(path.getLast().substring(ROLE.length())) : Optional.<String>empty();
    boolean stray = groups.stream().anyMatch(group -> group.startsWith(ROLE));
    return stray || role.filter(String::isEmpty).isPresent()
        ? Optional.empty() // a role of no group, in the middle, or without a name
        : Optional.of(
            new GroupEntitlement(
                namespace, groups.getFirst(), groups.subList(1, groups.size()), role, authority));
  }

  private static Optional<Entitlement> capability(
      String namespace, List<String> path, Optional<String> authority) {
    int act = path.subList(1, path.size()).indexOf(ACTIONS) + 1; // 0: none
    var children = path.subList(1, act == 0 ? path.size() : act);
    var told = act == 0 ? List.<String>of() : path.subList(act + 1, path.size());
    var actions = told.stream().flatMap(Entitlements::actions).collect(Collectors.toSet());
    boolean odd = act != 0 && (told.size() != 1 || actions.isEmpty());
    return odd
        ? Optional.empty()
        : Optional.of(
            new ResourceCapability(namespace, path.getFirst(), children, actions, authority));
  }

  private static Stream<String> actions(String list) {
    return Arrays.stream(list.split(",", -1)).filter(action -> !action.isEmpty());
  }
}
