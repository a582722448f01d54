package org.fovea.pyramid.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.CollectingSink;
import org.fovea.pyramid.source.MeasuredRange;
import org.fovea.pyramid.source.MeasuredRange.Basis;
import org.fovea.pyramid.source.SampleType;
import org.fovea.pyramid.source.ValueRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScaledSourceTest {
  private static final int STRIP_ROWS = 3;

  @ParameterizedTest
  @EnumSource(SampleType.class)
  void scalesADeclaredRangeWithRounding(SampleType type) throws Exception {
    var numbers = new double[] {0, 1, 20, 50, 99, 100, 120, 127, 10, 11, 12, 13};
    var shown = show(TestSamples.of(type, PixelFormat.GREY, 3, numbers).declaring(20, 120));
    assertThat(shown.pixels).containsExactly(0, 0, 0, 77, 201, 204, 255, 255, 0, 0, 0, 0);
    assertThat(shown.range.basis()).isEqualTo(Basis.DECLARED);
    assertThat(shown.range.shown()).isEqualTo(new ValueRange(20, 120));
    assertThat(shown.range.all().min()).isZero();
    assertThat(shown.range.all().max()).isEqualTo(127);
    assertThat(shown.range.all().count()).isEqualTo(12);
  }

  @ParameterizedTest
  @EnumSource(SampleType.class)
  void stretchesWhatLittleOfTheTypeIsUsed(SampleType type) throws Exception {
    var numbers = IntStream.range(0, 2000).mapToDouble(i -> 5 + i % 20).toArray();
    var shown = show(TestSamples.of(type, PixelFormat.GREY, 40, numbers));
    assertThat(shown.range.basis()).isEqualTo(Basis.MEASURED);
    assertThat(shown.range.shown()).isEqualTo(new ValueRange(5, 24));
    assertThat(shown.pixels.get(0)).isZero();
    assertThat(shown.pixels.get(19)).isEqualTo(255);
    assertThat(shown.pixels.get(1)).isEqualTo(13); // 255 / 19 = 13.4
  }

  @ParameterizedTest
  @CsvSource({"UINT8, 255", "UINT16, 65535", "UINT32, 4294967295"})
  void showsAPhotographOverTheFullRange(SampleType type, double most) throws Exception {
    var numbers =
        IntStream.range(0, 1000).mapToDouble(i -> most * (100 + i % 300) / 1000).toArray();
    var shown = show(TestSamples.of(type, PixelFormat.GREY, 40, numbers));
    assertThat(shown.range.basis()).isEqualTo(Basis.FULL);
    assertThat(shown.range.shown()).isEqualTo(new ValueRange(0, most));
    assertThat(shown.pixels.get(0)).isBetween(25, 26);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "6, 1", "8, 3", "64, 3"})
  void findsThePercentilesOfASortedReference(int width, int channels) throws Exception {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    var numbers = random.doubles(64L * 64 * 3, 0, 12000).map(Math::floor).toArray();
    var pixels = channels == 3 ? PixelFormat.RGB : PixelFormat.GREY;
    var range = show(TestSamples.of(SampleType.UINT16, pixels, width, numbers)).range;
    assertFigures(range.all(), numbers, 0);
    for (int channel = 0; channel < pixels.channels(); channel++) {
      int first = channel;
      var own =
          IntStream.range(0, numbers.length / pixels.channels())
              .mapToDouble(i -> numbers[i * pixels.channels() + first])
              .toArray();
      assertFigures(range.channels().get(channel), own, 0);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SampleType.class,
      names = {"UINT32", "INT32", "FLOAT32", "FLOAT64"})
  void findsPercentilesOfWideTypes(SampleType type) throws Exception {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(6);
    var numbers =
        random.doubles(600_000, 0, 21).map(x -> (float) Math.floor(Math.exp(x))).toArray();
    var range = show(TestSamples.of(type, PixelFormat.GREY, 600, numbers)).range;
    assertFigures(range.all(), numbers, 1.0 / 4096);
  }

  @Test
  void aHistogramOfFewNumbersIsExactWhateverTheyAre() {
    var histogram = new Histogram();
    var numbers = new double[] {-1e300, -2.5, -0.0, 1e-300, 0.1, 3, 1e300};
    Arrays.stream(numbers).forEach(number -> histogram.add(number, 1));
    for (int i = 0; i < numbers.length; i++) {
      assertThat(histogram.percentile((2 * i + 1) * 500 / numbers.length))
          .isEqualTo(numbers[i] + 0.0);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SampleType.class,
      names = {"FLOAT32", "FLOAT64"})
  void whatIsNoNumberDoesNotCountAndIsBlack(SampleType type) throws Exception {
    var numbers = IntStream.range(0, 1000).mapToDouble(i -> 1000 + i).toArray();
    numbers[10] = Double.NaN;
    numbers[11] = Double.POSITIVE_INFINITY;
    numbers[12] = Double.NEGATIVE_INFINITY;
    numbers[13] = type.least();
    numbers[14] = type.most();
    var shown = show(TestSamples.of(type, PixelFormat.GREY, 10, numbers));
    assertThat(shown.range.all().count()).isEqualTo(995);
    assertThat(shown.range.all().min()).isEqualTo(1000);
    assertThat(shown.range.all().max()).isEqualTo(1999);
    assertThat(shown.pixels.subList(10, 15)).containsOnly(0);
  }

  @Test
  void nothingButHolesIsBlack() throws Exception {
    var numbers = new double[40];
    Arrays.fill(numbers, Double.NaN);
    var shown = show(TestSamples.of(SampleType.FLOAT32, PixelFormat.GREY, 10, numbers));
    assertThat(shown.pixels).containsOnly(0);
    assertThat(shown.range.all().count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, 7, 255",
    "FLOAT32, 0, 0",
    "FLOAT32, -3, 0",
    "UINT16, 1, 255",
    "INT32, -1, 0"
  })
  void aConstantPictureHasAColourToo(SampleType type, double number, int expected)
      throws Exception {
    var numbers = new double[100];
    Arrays.fill(numbers, number);
    var shown = show(TestSamples.of(type, PixelFormat.GREY, 10, numbers));
    assertThat(shown.pixels).containsOnly(expected);
    assertThat(shown.range.all().min()).isEqualTo(number);
  }

  @Test
  void gapsOfADetectorDoNotDecideTheRange() throws Exception {
    var numbers = IntStream.range(0, 1000).mapToDouble(i -> 100 + i % 50).toArray();
    Arrays.fill(numbers, 0, 70, -1);
    Arrays.fill(numbers, 70, 80, -2);
    var shown = show(TestSamples.of(SampleType.INT32, PixelFormat.GREY, 10, numbers));
    assertThat(shown.range.shown()).isEqualTo(new ValueRange(100, 149));
    assertThat(shown.range.all().count()).isEqualTo(920);
    assertThat(shown.pixels.get(0)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"UINT16, 65535", "UINT32, 4294967295", "INT16, -32768"})
  void theOutermostNumberIsAMarkerIfItStandsApart(SampleType type, double marker) throws Exception {
    var numbers = IntStream.range(0, 1000).mapToDouble(i -> 100 + i % 50).toArray();
    Arrays.fill(numbers, 0, 70, marker);
    var shown = show(TestSamples.of(type, PixelFormat.GREY, 10, numbers));
    assertThat(shown.range.shown()).isEqualTo(new ValueRange(100, 149));
    assertThat(shown.pixels.get(0)).isZero();
  }

  @Test
  void blackAndWhiteOnlyIsNoMarker() throws Exception {
    var numbers = IntStream.range(0, 1000).mapToDouble(i -> i % 2 * 65535).toArray();
    var shown = show(TestSamples.of(SampleType.UINT16, PixelFormat.GREY, 10, numbers));
    assertThat(shown.range.basis()).isEqualTo(Basis.FULL);
    assertThat(shown.pixels.get(1)).isEqualTo(255);
  }

  @Test
  void negativeNumbersOfAMapCount() throws Exception {
    var numbers = IntStream.range(0, 1000).mapToDouble(i -> i % 100 - 50).toArray();
    var shown = show(TestSamples.of(SampleType.INT16, PixelFormat.GREY, 10, numbers));
    assertThat(shown.range.shown()).isEqualTo(new ValueRange(-50, 49));
  }

  @Test
  void coloursKeepTheirHue() throws Exception {
    var numbers = DoubleStream.generate(() -> 0).limit(3000).toArray();
    for (int i = 0; i < 1000; i++) {
      numbers[3 * i] = 4000;
      numbers[3 * i + 1] = 2000;
      numbers[3 * i + 2] = 1000;
    }
    var shown = show(TestSamples.of(SampleType.UINT16, PixelFormat.RGB, 10, numbers));
    assertThat(shown.range.shown()).isEqualTo(new ValueRange(0, 4000));
    assertThat(shown.pixels.subList(0, 3)).containsExactly(255, 128, 64);
  }

  @Test
  void opacityIsNoMeasurement() throws Exception {
    var numbers =
        IntStream.range(0, 2000).mapToDouble(i -> i % 2 == 0 ? 50 + i % 100 : 65535).toArray();
    numbers[0] = 9000; // under no opacity, nobody sees it
    numbers[1] = 0;
    numbers[3] = 32768;
    var shown = show(TestSamples.of(SampleType.UINT16, PixelFormat.GREY_ALPHA, 10, numbers));
    assertThat(shown.range.all().max()).isEqualTo(148);
    assertThat(shown.range.channels()).hasSize(1);
    assertThat(shown.pixels.get(1)).isZero();
    assertThat(shown.pixels.get(3)).isEqualTo(128);
    assertThat(shown.pixels.get(5)).isEqualTo(255);
  }

  @Test
  void smallNumbersMayBeBright() throws Exception {
    var numbers = new double[] {0, 100, 200, 255};
    var shown =
        show(TestSamples.of(SampleType.FLOAT32, PixelFormat.GREY, 2, numbers).declaring(255, 0));
    assertThat(shown.pixels).containsExactly(255, 155, 55, 0);
  }

  private static void assertFigures(MeasuredRange.Figures figures, double[] numbers, double error) {
    var sorted = numbers.clone();
    Arrays.sort(sorted);
    assertThat(figures.count()).isEqualTo(sorted.length);
    assertThat(figures.min()).isEqualTo(sorted[0]);
    assertThat(figures.max()).isEqualTo(sorted[sorted.length - 1]);
    var perMille = new int[] {1, 10, 500, 990, 999};
    var found =
        new double[] {figures.p0_1(), figures.p1(), figures.p50(), figures.p99(), figures.p99_9()};
    for (int i = 0; i < perMille.length; i++) {
      double wanted = sorted[Math.ceilDiv(perMille[i] * sorted.length, 1000) - 1];
      assertThat(found[i])
          .as("%d per mille", perMille[i])
          .isCloseTo(wanted, within(wanted * error));
    }
  }

  private static Shown show(TestSamples samples) throws Exception {
    try (var source = ScaledSource.of(samples)) {
      assertThat(source.range()).isEmpty();
      var sink = new CollectingSink(source.header(), STRIP_ROWS);
      source.stream(sink);
      var bytes = sink.pixels();
      var pixels = IntStream.range(0, bytes.length).mapToObj(i -> bytes[i] & 0xFF).toList();
      return new Shown(pixels, source.range().orElseThrow());
    }
  }

  private record Shown(List<Integer> pixels, MeasuredRange range) {}
}
