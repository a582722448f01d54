package org.fovea.launcher.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AhoCorasickTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Scans in pieces; a hit is written as `pattern@offset of its first byte`.
  private static Set<String> scan(List<String> patterns, String text, int piece) {
    var automaton = new AhoCorasick(patterns.stream().map(AhoCorasickTest::bytes).toList());
    var hits = new TreeSet<String>();
    int state = AhoCorasick.START;
    for (int from = 0; from < text.length(); from += piece) {
      var part = bytes(text.substring(from, Math.min(text.length(), from + piece)));
      int base = from;
      state =
          automaton.scan(
              part,
              0,
              part.length,
              state,
              (index, end) -> {
                var pattern = patterns.get(index);
                hits.add(pattern + "@" + (base + end + 1 - pattern.length()));
              });
    }
    return hits;
  }

  private static Set<String> searchOneByOne(List<String> patterns, String text) {
    var hits = new TreeSet<String>();
    for (var pattern : patterns) {
      for (int at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
        hits.add(pattern + "@" + at);
      }
    }
    return hits;
  }

  @Test
  void findsPatternsThatOverlapAndThatLieInOneAnother() {
    assertThat(scan(List.of("he", "she", "his", "hers"), "ushers", 100))
        .containsExactly("he@2", "hers@2", "she@1");
  }

  @ParameterizedTest(name = "in pieces of {0} bytes")
  @ValueSource(ints = {1, 2, 3, 5, 1000})
  void missesNothingAtABorder(int piece) {
    assertThat(scan(List.of("needle", "eed", "dle"), "a needle", piece))
        .containsExactly("dle@5", "eed@3", "needle@2");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void findsWhatASearchForEachPatternFinds(int seed) {
    var random = new SplittableRandom(seed);
    var patterns = new ArrayList<>(new TreeSet<>(words(random, 12, 4)));
    var text = words(random, 1, 400).getFirst();
    assertThat(scan(patterns, text, 1 + random.nextInt(20)))
        .isEqualTo(searchOneByOne(patterns, text));
  }

  static Stream<Integer> seeds() {
    return IntStream.range(0, 200).boxed();
  }

  /// Words of two letters, so that they overlap in every way.
  private static List<String> words(SplittableRandom random, int count, int longest) {
    return IntStream.range(0, count)
        .mapToObj(word ->
            random
                .ints(longest == 400 ? 400 : 1 + random.nextInt(longest), 'a', 'c')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString())
        .toList();
  }

  @Test
  void lettersOfEitherCaseAreTheSameAndNothingElseIs() {
    assertThat(scan(List.of("needle[1]"), "NeEDLe[1] needle{1} nEEDLE;1]", 100)).hasSize(1);
  }

  @Test
  void looksOnlyAtThePartOfTheBufferThatItIsTold() {
    var automaton = new AhoCorasick(List.of(bytes("needle")));
    var ends = new TreeSet<Integer>();
    automaton.scan(
        bytes("needle needle needle"), 1, 13, AhoCorasick.START, (index, end) -> ends.add(end));
    assertThat(ends).containsExactly(12);
  }

  @Test
  void everyByteValueMayStandInAPattern() {
    var all = IntStream.range(0, 256).mapToObj(value -> "" + (char) value).toList();
    assertThat(scan(List.of(String.join("", all)), "x" + String.join("", all), 7)).hasSize(1);
  }

  @Test
  void anEmptyOrRepeatedPatternIsRefused() {
    assertThatThrownBy(() -> new AhoCorasick(List.of(bytes(""))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AhoCorasick(List.of(bytes("a"), bytes("a"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
