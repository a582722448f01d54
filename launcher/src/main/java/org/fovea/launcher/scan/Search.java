package org.fovea.launcher.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is looked for: needles, and the beginnings of what can be unpacked. Immutable.
final class Search {
  private final List<Needle> needles;
  private final List<List<Beginning>> beginnings = new ArrayList<>(); // of those equal when folded
  private final AhoCorasick automaton;
  private final int longest;

  /// How something packed may begin.
  ///
  /// @param text the bytes, a character each
  record Beginning(Packing packing, String text) {

    byte[] bytes() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// As it is searched for.
    String folded() {
      byte[] bytes = bytes();
      AhoCorasick.fold(bytes);
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /// @param needles none twice
  Search(List<Needle> needles) {
    this.needles = List.copyOf(needles);
    var patterns = new ArrayList<byte[]>();
    needles.forEach(needle -> patterns.add(needle.bytes()));
    for (var same : beginningsByFoldedText().entrySet()) {
      patterns.add(same.getKey().getBytes(StandardCharsets.ISO_8859_1));
      beginnings.add(List.copyOf(same.getValue()));
    }
    automaton = new AhoCorasick(patterns);
    longest = patterns.stream().mapToInt(pattern -> pattern.length).max().orElseThrow();
  }

  private static Map<String, List<Beginning>> beginningsByFoldedText() {
    var all = new LinkedHashMap<String, List<Beginning>>();
    for (var packing : Packing.values()) {
      for (var text : packing.beginnings()) {
        var beginning = new Beginning(packing, text);
        all.computeIfAbsent(beginning.folded(), key -> new ArrayList<>()).add(beginning);
      }
    }
    return all;
  }

  AhoCorasick automaton() {
    return automaton;
  }

  boolean isNeedle(int pattern) {
    return pattern < needles.size();
  }

  Needle needle(int pattern) {
    return needles.get(pattern);
  }

  /// The beginnings that a pattern may stand for; they differ in the case of letters.
  List<Beginning> beginnings(int pattern) {
    return beginnings.get(pattern - needles.size());
  }

  /// Bytes of the longest pattern.
  int longest() {
    return longest;
  }
}
