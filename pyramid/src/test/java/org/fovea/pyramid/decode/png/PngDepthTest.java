package org.fovea.pyramid.decode.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.fovea.pyramid.decode.NativeLibraries;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.CollectingSink;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MeasuredRange;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.ValueRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// PNG files of each depth, written by hand, for ImageIO writes few of them.
class PngDepthTest {
  private static final int GREY = 0;
  private static final int RGB = 2;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void greyOfFewBitsReachesWhite(int depth) throws Exception {
    int most = (1 << depth) - 1;
    var samples = IntStream.range(0, 40).map(i -> i % (most + 1)).toArray();
    var shown = show(write(10, depth, GREY, samples, new byte[0]), Decoder.JAVA);
    assertThat(shown.format).isEqualTo(PixelFormat.GREY);
    assertThat(shown.range).isEmpty();
    assertThat(shown.pixels)
        .containsExactlyElementsOf(IntStream.of(samples).mapToObj(s -> s * 255 / most).toList());
  }

  @Test
  void sixteenBitsOfAPhotographAreRounded() throws Exception {
    var samples = new int[] {0, 128, 129, 0x7FFF, 0x8000, 65406, 65407, 65535};
    var shown = show(write(4, 16, GREY, samples, new byte[0]), Decoder.JAVA);
    assertThat(shown.range.orElseThrow().basis()).isEqualTo(MeasuredRange.Basis.FULL);
    assertThat(shown.pixels).containsExactly(0, 0, 1, 127, 128, 254, 255, 255);
  }

  @Test
  void twelveBitsInSixteenAreNotBlack() throws Exception {
    var samples = IntStream.range(0, 4096).toArray();
    var shown = show(write(64, 16, GREY, samples, new byte[0]), Decoder.JAVA);
    var range = shown.range.orElseThrow();
    assertThat(range.basis()).isEqualTo(MeasuredRange.Basis.MEASURED);
    assertThat(range.shown()).isEqualTo(new ValueRange(4, 4091));
    assertThat(shown.pixels.get(2048)).isBetween(127, 128);
  }

  @Test
  void aTransparentColourOfSixteenBitsIsComparedWhole() throws Exception {
    var samples = new int[] {0x1234, 0xFF00, 0x00FF, 0x1234, 0xFF00, 0x00FE};
    var key = new byte[] {0x12, 0x34, (byte) 0xFF, 0, 0, (byte) 0xFF};
    var shown = show(write(2, 16, RGB, samples, key), Decoder.JAVA);
    assertThat(shown.format).isEqualTo(PixelFormat.RGBA);
    assertThat(shown.pixels.get(3)).isZero();
    assertThat(shown.pixels.subList(4, 8)).containsExactly(18, 254, 1, 255);
  }

  @Test
  void bothDecodersShowTheSame() throws Exception {
    if (!NativeLibraries.hasVips()) {
      return;
    }
    for (int most : new int[] {900, 65535}) {
      var samples = IntStream.range(0, 3000).map(i -> i * most / 2999).toArray();
      for (int type : new int[] {GREY, RGB}) {
        var file = write(10, 16, type, samples, new byte[0]);
        var ours = show(file, Decoder.JAVA);
        var other = show(file, Decoder.VIPS);
        assertThat(ours.pixels).isEqualTo(other.pixels);
        assertThat(ours.range).isEqualTo(other.range);
      }
    }
  }

  private Shown show(Path file, Decoder decoder) throws Exception {
    var options = new SourceOptions(Limits.DEFAULT, Optional.of(decoder), folder);
    try (var source = TileSources.open(file, options)) {
      var sink = new CollectingSink(source.header(), 7);
      source.stream(sink);
      var bytes = sink.pixels();
      return new Shown(
          source.header().pixels(),
          IntStream.range(0, bytes.length).mapToObj(i -> bytes[i] & 0xFF).toList(),
          source.range());
    }
  }

  private record Shown(PixelFormat format, List<Integer> pixels, Optional<MeasuredRange> range) {}

  /// @param key transparent colour; empty if none
  private Path write(int width, int depth, int type, int[] samples, byte[] key) throws IOException {
    int channels = type == RGB ? 3 : 1;
    int height = samples.length / channels / width;
    var file = new ByteArrayOutputStream();
    file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    var header = new ByteArrayOutputStream();
    var fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {(byte) depth, (byte) type, 0, 0, 0});
    chunk(file, "IHDR", header.toByteArray());
    if (key.length > 0) {
      chunk(file, "tRNS", key);
    }
    chunk(file, "IDAT", deflate(rows(width * channels, depth, samples)));
    chunk(file, "IEND", new byte[0]);
    return Files.write(folder.resolve("depth.png"), file.toByteArray());
  }

  private static byte[] rows(int rowSamples, int depth, int[] samples) {
    int rowBytes = 1 + (rowSamples * depth + 7) / 8;
    var rows = new byte[samples.length / rowSamples * rowBytes];
    for (int i = 0; i < samples.length; i++) {
      int bit = (i / rowSamples * rowBytes + 1) * 8 + i % rowSamples * depth;
      for (int b = 0; b < depth; b++) {
        int value = samples[i] >> (depth - 1 - b) & 1;
        rows[(bit + b) / 8] |= (byte) (value << (7 - (bit + b) % 8));
      }
    }
    return rows;
  }

  private static byte[] deflate(byte[] data) {
    try (var deflater = new Deflater()) {
      deflater.setInput(data);
      deflater.finish();
      var packed = new byte[data.length + 100];
      int length = deflater.deflate(packed);
      return java.util.Arrays.copyOf(packed, length);
    }
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data)
      throws IOException {
    var out = new DataOutputStream(file);
    var typed = new ByteArrayOutputStream();
    typed.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
    typed.writeBytes(data);
    var checksum = new CRC32();
    checksum.update(typed.toByteArray());
    out.writeInt(data.length);
    out.write(typed.toByteArray());
    out.writeInt((int) checksum.getValue());
  }
}
