package org.fovea.service.policy;

import java.util.List;
import java.util.stream.Stream;

/// What an expression says of a person, with the verdicts of its parts.
///
/// @param holds whether it holds
/// @param test the expression as it is written
/// @param words the verdict said to the person it is about; whole sentences
/// @param parts the verdicts on what the expression is made of; empty for a single test
public record Verdict(boolean holds, String test, String words, List<Verdict> parts) {

  public Verdict {
    parts = List.copyOf(parts);
  }

  /// Why it holds or not: a line for the whole and for each part, those of a part right below it.
  public List<Reason> reasons() {
    return lines(0).toList();
  }

  private Stream<Reason> lines(int depth) {
    var below = parts.stream().flatMap(part -> part.lines(depth + 1));
    return Stream.concat(Stream.of(new Reason(depth, holds, test, words)), below);
  }

  /// The verdicts on the single tests, those under a `not` as parts of it.
  Stream<Verdict> leaves() {
    boolean whole = parts.size() < 2; // a single test, or a `not`
    return whole ? Stream.of(this) : parts.stream().flatMap(Verdict::leaves);
  }

  /// What stands in the way, as whole sentences, each once; empty if it holds.
  public List<String> obstacles() {
    return obstacle().distinct().toList();
  }

  private Stream<String> obstacle() {
    if (holds) {
      return Stream.empty();
    }
    var failing = parts.stream().filter(part -> !part.holds).toList();
    return failing.isEmpty() ? Stream.of(words) : failing.stream().flatMap(Verdict::obstacle);
  }
}
