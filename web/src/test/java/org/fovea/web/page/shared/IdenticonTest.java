package org.fovea.web.page.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdenticonTest {
  private static final Pattern RUN = Pattern.compile("M(\\d) (\\d)h(\\d)v1h-(\\d)z");
  private static final Pattern TONE =
      Pattern.compile("--tone-(\\d+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);");
  private static final double LEAST_CONTRAST = 4.5; // more than WCAG 2.2, 1.4.11 asks of pictures

  private record Cell(int x, int y) {}

  @Test
  void theSameSeedGivesTheSamePicture() {
    assertThat(seeds(100))
        .allSatisfy(seed -> assertThat(Identicon.of(seed)).isEqualTo(Identicon.of(seed)));
  }

  @Test
  void isAsItHasAlwaysBeen() {
    assertThat(Identicon.of("00112233445566778899aabbccddeeff"))
        .isEqualTo(
            new Identicon(
                3,
                "M1 1h2v1h-2zM5 1h2v1h-2zM1 2h2v1h-2zM5 2h2v1h-2zM1 3h2v1h-2zM5 3h2v1h-2z"
                    + "M2 4h4v1h-4zM2 5h1v1h-1zM5 5h1v1h-1zM1 6h1v1h-1zM6 6h1v1h-1z",
                "M3 1h2v1h-2zM3 2h2v1h-2zM3 3h2v1h-2zM1 5h1v1h-1zM6 5h1v1h-1zM3 6h2v1h-2z"));
  }

  @Test
  void tenThousandSeedsGiveAsManyPictures() {
    assertThat(seeds(10_000).map(Identicon::of).distinct()).hasSize(10_000);
  }

  @Test
  void isTheSameOnBothSides() {
    assertThat(seeds(500).map(Identicon::of))
        .allSatisfy(picture -> {
          assertThat(mirrored(cells(picture.full()))).isEqualTo(cells(picture.full()));
          assertThat(mirrored(cells(picture.faint()))).isEqualTo(cells(picture.faint()));
        });
  }

  @Test
  void drawsEachCellOnceAndLeavesTheMarginFree() {
    assertThat(seeds(500).map(Identicon::of))
        .allSatisfy(picture -> {
          assertThat(Collections.disjoint(cells(picture.full()), cells(picture.faint()))).isTrue();
          assertThat(cells(picture.full() + picture.faint()))
              .allSatisfy(cell -> {
                assertThat(cell.x()).isBetween(1, Identicon.SIZE - 2);
                assertThat(cell.y()).isBetween(1, Identicon.SIZE - 2);
              });
          assertThat(picture.tone()).isBetween(1, Identicon.TONES);
        });
  }

  @Test
  void showsEnoughToBeToldFromOthers() {
    var drawn = seeds(10_000).map(Identicon::of).map(p -> cells(p.full() + p.faint()).size());

    assertThat(drawn).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0123456789abcde", "0123456789ABCDEF", "\"/><script>alert(1)</script>", "é"})
  void isDrawnFromNothingButDigits(String seed) {
    assertThatIllegalArgumentException().isThrownBy(() -> Identicon.of(seed));
  }

  @Test
  void canBeSeenOnEverySurfaceInLightAndDark() throws IOException {
    var tokens = Files.readString(Path.of("src/main/webapp/resources/fovea/tokens.css"));
    var tones = TONE.matcher(tokens).results().toList();

    assertThat(tones).hasSize(Identicon.TONES);
    for (var surface : List.of("sunken", "paper", "surface", "raised")) {
      var pair =
          Pattern.compile("--" + surface + ": light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);")
              .matcher(tokens)
              .results()
              .findAny()
              .orElseThrow();
      assertThat(tones)
          .allSatisfy(tone ->
              assertThat(
                      IntStream.rangeClosed(1, 2)
                          .mapToObj(theme -> contrast(tone.group(theme + 1), pair.group(theme))))
                  .allSatisfy(
                      contrast -> assertThat(contrast).isGreaterThanOrEqualTo(LEAST_CONTRAST)));
    }
  }

  private static Stream<String> seeds(int count) {
    var random = new Random(20261122);
    return Stream.generate(
            () -> {
              var bytes = new byte[16];
              random.nextBytes(bytes);
              return HexFormat.of().formatHex(bytes);
            })
        .limit(count);
  }

  /// The cells that a path fills; fails if there is anything else in it.
  private static Set<Cell> cells(String path) {
    assertThat(path).matches("(" + RUN.pattern() + ")*");
    var cells = new HashSet<Cell>();
    RUN.matcher(path)
        .results()
        .forEach(run -> {
          assertThat(run.group(3)).isEqualTo(run.group(4));
          IntStream.range(0, number(run, 3))
              .mapToObj(step -> new Cell(number(run, 1) + step, number(run, 2)))
              .forEach(cell -> assertThat(cells.add(cell)).isTrue());
        });
    return cells;
  }

  private static Set<Cell> mirrored(Set<Cell> cells) {
    var mirrored = new HashSet<Cell>();
    cells.forEach(cell -> mirrored.add(new Cell(Identicon.SIZE - 1 - cell.x(), cell.y())));
    return mirrored;
  }

  private static int number(MatchResult run, int group) {
    return Integer.parseInt(run.group(group));
  }

  /// WCAG 2.2, contrast ratio.
  private static double contrast(String one, String other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String colour) {
    var parts = HexFormat.of().parseHex(colour, 1, 7);
    return 0.2126 * linear(parts[0]) + 0.7152 * linear(parts[1]) + 0.0722 * linear(parts[2]);
  }

  private static double linear(byte part) {
    double value = Byte.toUnsignedInt(part) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
