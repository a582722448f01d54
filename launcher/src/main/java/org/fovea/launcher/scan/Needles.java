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

/// All byte sequences that must not be found, each once.
///
/// Login names are left out, since people type them at the identity provider and they are first
/// names that stand everywhere; and so are the entitlements in `mapped-entitlements.txt`: the
/// configuration names them.
final class Needles {
  private static final int FEWEST_BYTES = 6;
  private final List<Needle> all = new ArrayList<>();
  private final Set<ByteBuffer> seen = new HashSet<>();

  /// What the demo people are called and belong to, and what the tests put into pictures and say of
  /// visitors.
  static List<Needle> of(List<DemoPerson> people) {
    return of(people, List.of());
  }

  /// The same and more values.
  static List<Needle> of(List<DemoPerson> people, List<WatchedValue> more) {
    var needles = new Needles();
    needles.addPeople(people);
    WatchedValue.ofTests().forEach(needles::add);
    more.forEach(needles::add);
    return List.copyOf(needles.all);
  }

  private void addPeople(List<DemoPerson> people) {
    var mapped = mappedEntitlements();
    for (var person : people) {
      for (var value : person.personal()) {
        if (!mapped.contains(value.text())) {
          add(new WatchedValue(Origin.PERSON, person.login(), value.kind(), value.text()));
        }
      }
    }
  }

  private void add(WatchedValue value) {
    var text = value.text();
    Stream.of(text, text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT))
        .forEach(form -> addForms(value, form));
  }

  private void addForms(WatchedValue value, String text) {
    for (var encoding : Encoding.values()) {
      for (byte[] form : encoding.forms(text)) {
        AhoCorasick.fold(form);
        var bytes = ByteBuffer.wrap(form);
        if (form.length >= FEWEST_BYTES && seen.add(bytes)) {
          all.add(new Needle(value.origin(), value.owner(), value.kind(), encoding, bytes));
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
