package org.fovea.launcher.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fovea.launcher.identity.DemoPerson;

/// All byte sequences that tell something of the demo people, each once.
///
/// Login names are left out, since people type them at the identity provider, and so are the
/// entitlements in `mapped-entitlements.txt`: the configuration names them.
final class Needles {
  private final List<Needle> all = new ArrayList<>();
  private final Set<ByteBuffer> seen = new HashSet<>();

  private Needles() {}

  static List<Needle> of(List<DemoPerson> people) {
    var needles = new Needles();
    var mapped = mappedEntitlements();
    for (var person : people) {
      var personal = person.personal();
      needles.add(person, "given name", Stream.of(personal.givenName()));
      needles.add(person, "family name", Stream.of(personal.familyName()));
      needles.add(person, "e-mail", Stream.of(personal.email()));
      needles.add(person, "affiliation", personal.affiliations().stream());
      needles.add(
          person,
          "entitlement",
          personal.entitlements().stream().filter(value -> !mapped.contains(value)));
    }
    return List.copyOf(needles.all);
  }

  private void add(DemoPerson person, String kind, Stream<String> texts) {
    texts
        .flatMap(
            text -> Stream.of(text, text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT)))
        .forEach(text -> addForms(person, kind, text));
  }

  private void addForms(DemoPerson person, String kind, String text) {
    for (var encoding : Encoding.values()) {
      for (byte[] form : encoding.forms(text)) {
        var bytes = ByteBuffer.wrap(form);
        if (seen.add(bytes)) {
          all.add(new Needle(person.login(), kind, encoding, bytes));
        }
      }
    }
  }

  private static Set<String> mappedEntitlements() {
    try (InputStream list =
        Objects.requireNonNull(Needles.class.getResourceAsStream("mapped-entitlements.txt"))) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("urn:"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
