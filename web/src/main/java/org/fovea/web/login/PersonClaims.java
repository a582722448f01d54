package org.fovea.web.login;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fovea.service.access.Affiliations;
import org.jspecify.annotations.Nullable;

/// What a provider says of a person, wherever it says it: ID token, access token, userinfo.
///
/// A list may come as a list or, if it has one value, as a bare string. Claims of any other shape,
/// and claims we do not know, are ignored: a strange claim must not keep a person out.
final class PersonClaims {
  private static final List<String> EXTERNAL = List.of("voperson_external_affiliation");
  private static final List<String> SCOPED = List.of("eduperson_scoped_affiliation");
  private static final List<String> HOME = List.of("schac_home_organization", "org_domain");
  private static final List<String> ENTITLEMENTS = List.of("eduperson_entitlement", "entitlements");
  private static final List<String> ASSURANCE = List.of("eduperson_assurance");

  private final List<Map<String, Object>> sources;

  /// @param sources claims by name; where they differ about a name the first one is shown
  PersonClaims(List<Map<String, Object>> sources) {
    this.sources = List.copyOf(sources);
  }

  /// What rights are made of: the values of all sources together.
  Affiliations affiliations() {
    return new Affiliations(
        values(EXTERNAL),
        values(SCOPED),
        values(HOME),
        Set.copyOf(values(ENTITLEMENTS)),
        Set.copyOf(values(ASSURANCE)));
  }

  /// Whether anything is said that rights are made of.
  boolean tellAffiliations() {
    return Stream.of(EXTERNAL, SCOPED, HOME, ENTITLEMENTS, ASSURANCE)
        .anyMatch(names -> !values(names).isEmpty());
  }

  /// What the page shows.
  PersonCard card() {
    var given = text("given_name");
    var family = text("family_name").or(() -> text("sn")).orElse("");
    var username = text("preferred_username").orElse("");
    var full = (given.orElse("") + " " + family).strip();
    var name = text("name").or(() -> text("display_name")).orElse(full.isEmpty() ? username : full);
    return new PersonCard(
        name, given.orElse(""), family, username, text("email").orElse(""), homeOrganisation());
  }

  private String homeOrganisation() {
    var domains = values(EXTERNAL).stream().map(v -> v.substring(v.indexOf('@') + 1));
    return Stream.concat(values(HOME).stream(), domains).findFirst().orElse("");
  }

  private List<String> values(List<String> names) {
    return sources.stream()
        .flatMap(source -> names.stream().flatMap(name -> strings(source.get(name))))
        .distinct()
        .toList();
  }

  private Optional<String> text(String name) {
    return sources.stream().flatMap(source -> strings(source.get(name))).findFirst();
  }

  private static Stream<String> strings(@Nullable Object claim) {
    var several = claim instanceof Collection<?> list ? list.stream() : Stream.ofNullable(claim);
    return several
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /// Names no claim, so that a stray log line cannot either.
  @Override
  public String toString() {
    return sources.stream()
        .map(source -> Integer.toString(source.size()))
        .collect(Collectors.joining(",", "PersonClaims[", "]"));
  }
}
