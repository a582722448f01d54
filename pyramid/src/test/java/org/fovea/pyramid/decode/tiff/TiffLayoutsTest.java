package org.fovea.pyramid.decode.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.source.CollectingSink;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.FlattenedSource;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.SampleSource;
import org.fovea.pyramid.source.SampleType;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.TileSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way to store samples: what comes out is what went in, whatever the number of threads and
/// the height of the strips.
class TiffLayoutsTest {
  private static final int WIDTH = 75;
  private static final int HEIGHT = 530; // more than two strips of 256 rows
  private static final List<ByteOrder> ORDERS =
      List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

  @TempDir Path folder;

  static Stream<TiffWriter.Layout> bytes() {
    var layouts = new ArrayList<TiffWriter.Layout>();
    for (int compression : new int[] {1, 5, 8, 32946, 32773}) {
      for (boolean planar : new boolean[] {false, true}) {
        for (int samples : new int[] {1, 3, 4}) {
          int predictor = compression == 5 || compression == 8 ? 2 : 1;
          layouts.add(layout(0, samples, 8, 1, planar, 0, 7, compression, predictor));
          layouts.add(layout(1, samples, 8, 1, planar, 0, HEIGHT, compression, 1));
          layouts.add(layout(2, samples, 8, 1, planar, 32, 16, compression, predictor));
          layouts.add(layout(3, samples, 8, 1, planar, 16, 304, compression, 1));
        }
      }
    }
    return layouts.stream();
  }

  static Stream<TiffWriter.Layout> numbers() {
    var layouts = new ArrayList<TiffWriter.Layout>();
    int[][] kinds = {
      {8, 2}, {10, 1}, {12, 1}, {16, 1}, {16, 2}, {16, 3}, {24, 1}, {32, 1}, {32, 2}, {32, 3},
      {64, 1}, {64, 2}, {64, 3}
    };
    for (int[] kind : kinds) {
      boolean whole = kind[0] % 8 == 0 && kind[0] != 24;
      for (int variant = 0; variant < 4; variant += 3) {
        boolean planar = variant % 2 == 1;
        layouts.add(layout(variant, 1, kind[0], kind[1], false, 0, 60, 1, 1));
        layouts.add(layout(variant, 3, kind[0], kind[1], planar, 32, 48, 5, whole ? 2 : 1));
        if (kind[1] == 3) {
          layouts.add(layout(variant, 3, kind[0], kind[1], planar, 0, HEIGHT, 8, 3));
        }
      }
    }
    return layouts.stream();
  }

  /// @param variant bit 0 byte order, bit 1 BigTIFF
  private static TiffWriter.Layout layout(
      int variant,
      int samples,
      int bits,
      int format,
      boolean planar,
      int blockWidth,
      int blockRows,
      int compression,
      int predictor) {
    return new TiffWriter.Layout(
        ORDERS.get(variant % 2),
        variant >= 2,
        WIDTH,
        HEIGHT,
        samples,
        bits,
        format,
        planar && samples > 1,
        blockWidth,
        blockRows,
        compression,
        predictor);
  }

  @ParameterizedTest
  @MethodSource("bytes")
  void bytesComeOutAsTheyWentIn(TiffWriter.Layout layout) throws Exception {
    var writer = new TiffWriter(layout, layout.samples() == 1 ? 1 : 2);
    if (layout.samples() == 4) {
      writer.tag(TiffTag.EXTRA_SAMPLES, TiffWriter.SHORT, 2);
    }
    var file = writer.write(folder.resolve("bytes.tif"), (x, y, channel) -> bits(8, x, y, channel));
    for (int threads : new int[] {1, 4}) {
      for (int stripRows : new int[] {256, 100}) {
        try (var source = open(file, threads)) {
          assertThat(source).isInstanceOf(TiffSource.class);
          var sink = new CollectingSink(source.header(), stripRows);
          source.stream(sink);
          assertThat(sink.pixels()).isEqualTo(expected(layout.samples()));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numbersComeOutAsTheyWentIn(TiffWriter.Layout layout) throws Exception {
    int bits = layout.bits();
    var file =
        new TiffWriter(layout, layout.samples() == 1 ? 1 : 2)
            .write(folder.resolve("numbers.tif"), (x, y, channel) -> bits(bits, x, y, channel));
    for (int threads : new int[] {1, 4}) {
      try (var source = openSamples(file, threads)) {
        for (int time = 0; time < 2; time++) { // it may be streamed more than once
          var row = new int[1];
          source.stream(samples -> assertRow(layout, source.type(), samples, row[0]++));
          assertThat(row[0]).isEqualTo(HEIGHT);
        }
      }
    }
  }

  @Test
  void severalThreadsFillStripsThatAreTurnedOrFlattened() throws Exception {
    var writer = new TiffWriter(layout(0, 4, 8, 1, false, 16, 16, 1, 1), 2);
    var file =
        writer
            .tag(TiffTag.EXTRA_SAMPLES, TiffWriter.SHORT, 2)
            .tag(TiffTag.ORIENTATION, TiffWriter.SHORT, 3)
            .write(
                folder.resolve("turned.tif"),
                (x, y, channel) -> channel == 3 ? 255 : bits(8, x, y, channel));
    try (var source = FlattenedSource.of(open(file, 4))) {
      var sink = new CollectingSink(source.header(), 100);
      source.stream(sink);
      for (int i = 0; i < 3 * WIDTH; i++) { // the first row was the last one, backwards
        int stored = (int) bits(8, WIDTH - 1 - i / 3, HEIGHT - 1, i % 3);
        assertThat(sink.pixels()[i] & 0xFF).isEqualTo(stored);
      }
    }
  }

  private static void assertRow(
      TiffWriter.Layout layout, SampleType type, MemorySegment samples, int y) {
    for (int i = 0; i < WIDTH * layout.samples(); i++) {
      long stored = bits(layout.bits(), i / layout.samples(), y, i % layout.samples());
      double found = type.get(samples, i);
      double wanted = value(layout, stored);
      if (Double.compare(found, wanted) != 0) {
        assertThat(found).as("sample %d of row %d", i, y).isEqualTo(wanted);
      }
    }
  }

  private static double value(TiffWriter.Layout layout, long stored) {
    int bits = layout.bits();
    long signed = (stored << (64 - bits)) >> (64 - bits);
    return switch (layout.format()) {
      case 2 -> signed;
      case 3 ->
          bits == 16
              ? Float.float16ToFloat((short) stored)
              : bits == 32 ? Float.intBitsToFloat((int) stored) : Double.longBitsToDouble(stored);
      default -> bits < 64 ? stored : stored >= 0 ? stored : stored + 0x1p64;
    };
  }

  /// Returns bits that hold no infinity and no NaN if they are a floating-point number.
  private static long bits(int bits, int x, int y, int channel) {
    long mixed = (x * 1_000_003L + y * 7919L + channel * 104_729L) * 0x9E3779B97F4A7C15L;
    long run = y % 3 == 0 ? 0x0101010101010101L * (channel + 1) : mixed; // repetitions too
    long value = bits >= 16 ? run & ~(1L << (bits - 2)) : run;
    return bits == 64 ? value : value & ((1L << bits) - 1);
  }

  private static byte[] expected(int samples) {
    var expected = new byte[WIDTH * HEIGHT * samples];
    for (int i = 0; i < expected.length; i++) {
      int pixel = i / samples;
      expected[i] = (byte) bits(8, pixel % WIDTH, pixel / WIDTH, i % samples);
    }
    return expected;
  }

  private TileSource open(Path file, int threads) throws Exception {
    return TileSources.open(
        file,
        new SourceOptions(Limits.DEFAULT, Optional.of(Decoder.JAVA), 0, false, threads, folder));
  }

  private SampleSource openSamples(Path path, int threads) throws Exception {
    var options =
        new SourceOptions(Limits.DEFAULT, Optional.of(Decoder.JAVA), 0, false, threads, folder);
    var file = FileBytes.open(path);
    var page = TiffPage.read(TiffFile.read(file, Limits.DEFAULT), 0, Limits.DEFAULT);
    var plan = TiffPlan.of(page, Limits.DEFAULT);
    assertThat(plan.measured()).isTrue();
    return TiffSampleSource.open(
        new TiffReading(file, plan, Optional.empty(), Limits.DEFAULT), options);
  }
}
