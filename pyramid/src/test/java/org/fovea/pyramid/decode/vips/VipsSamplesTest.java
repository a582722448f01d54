package org.fovea.pyramid.decode.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.CollectingSink;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MeasuredRange;
import org.fovea.pyramid.source.SampleType;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.UnsupportedImageException;
import org.fovea.pyramid.source.ValueRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf(
    value = "org.fovea.pyramid.decode.NativeLibraries#hasVips",
    disabledReason = "no libvips")
class VipsSamplesTest {
  private static final int WIDTH = 4;
  private static final int HEIGHT = 3;

  @TempDir Path folder;

  @Test
  void theFirstRowOfAFitsFileIsAtTheBottom() throws Exception {
    var data = ByteBuffer.allocate(2 * WIDTH * HEIGHT);
    IntStream.range(0, WIDTH * HEIGHT).forEach(i -> data.putShort((short) (i * 10)));
    var shown = show(fits(16, 1, data, ""), 0);
    assertThat(shown.range.type()).isEqualTo(SampleType.INT16);
    assertThat(shown.range.shown()).isEqualTo(new ValueRange(0, 110));
    assertThat(shown.pixels).containsExactly(185, 209, 232, 255, 93, 116, 139, 162, 0, 23, 46, 70);
  }

  @Test
  void unsignedNumbersOfFitsAreOffset() throws Exception {
    var data = ByteBuffer.allocate(2 * WIDTH * HEIGHT);
    IntStream.range(0, WIDTH * HEIGHT).forEach(i -> data.putShort((short) (i * 5000 - 32768)));
    var shown = show(fits(16, 1, data, "BZERO   =                32768"), 0);
    assertThat(shown.range.type()).isEqualTo(SampleType.UINT16);
    assertThat(shown.range.basis()).isEqualTo(MeasuredRange.Basis.FULL);
    assertThat(shown.range.all().max()).isEqualTo(55000);
  }

  @Test
  void planesOfACubeAreFrames() throws Exception {
    var data = ByteBuffer.allocate(4 * WIDTH * HEIGHT * 3);
    IntStream.range(0, WIDTH * HEIGHT * 3).forEach(i -> data.putFloat(i));
    var file = fits(-32, 3, data, "");
    var shown = show(file, 2);
    assertThat(shown.header.frames()).isEqualTo(3);
    assertThat(shown.header.channels()).isEqualTo(1);
    assertThat(shown.header.pixels()).isEqualTo(PixelFormat.GREY);
    assertThat(shown.range.type()).isEqualTo(SampleType.FLOAT32);
    assertThat(shown.range.all().min()).isEqualTo(24);
    assertThat(shown.range.all().max()).isEqualTo(35);
    assertThatThrownBy(() -> show(file, 3))
        .isInstanceOf(UnsupportedImageException.class)
        .hasMessage("frame 3 was asked for, counted from 0, and the file has 3");
  }

  @Test
  void holesOfFitsAreBlack() throws Exception {
    var data = ByteBuffer.allocate(4 * WIDTH * HEIGHT);
    IntStream.range(0, WIDTH * HEIGHT).forEach(i -> data.putFloat(i == 1 ? Float.NaN : 100 + i));
    var shown = show(fits(-32, 1, data, ""), 0);
    assertThat(shown.range.all().count()).isEqualTo(11);
    assertThat(shown.pixels.get(WIDTH * (HEIGHT - 1) + 1)).isZero();
  }

  @Test
  void readsAPortableFloatMap() throws Exception {
    var data = ByteBuffer.allocate(4 * WIDTH * HEIGHT).order(ByteOrder.LITTLE_ENDIAN);
    IntStream.range(0, WIDTH * HEIGHT).forEach(i -> data.putFloat(i * 1000));
    var head = "Pf\n" + WIDTH + " " + HEIGHT + "\n-1.0\n";
    var file = folder.resolve("map.pfm");
    Files.write(file, head.getBytes(StandardCharsets.US_ASCII));
    Files.write(file, data.array(), java.nio.file.StandardOpenOption.APPEND);
    var shown = show(file, 0);
    assertThat(shown.header.format()).isEqualTo(SourceFormat.PNM);
    assertThat(shown.range.all().max()).isEqualTo(11000);
    assertThat(shown.pixels.get(0)).isEqualTo(185); // stored bottom up as well
  }

  /// @param card one more card of the header
  private Path fits(int bits, int planes, ByteBuffer data, String card) throws Exception {
    var cards =
        List.of(
            "SIMPLE  =                    T",
            "BITPIX  = %20d".formatted(bits),
            "NAXIS   = %20d".formatted(3),
            "NAXIS1  = %20d".formatted(WIDTH),
            "NAXIS2  = %20d".formatted(HEIGHT),
            "NAXIS3  = %20d".formatted(planes),
            card,
            "END");
    var file = ByteBuffer.allocate(2 * 2880); // header and data fill blocks of 2880 bytes
    for (var line : cards) {
      file.put("%-80s".formatted(line).getBytes(StandardCharsets.US_ASCII));
    }
    while (file.position() < 2880) {
      file.put((byte) ' ');
    }
    file.put(data.flip());
    return Files.write(folder.resolve("image.fits"), file.array());
  }

  private Shown show(Path file, int frame) throws Exception {
    var options = new SourceOptions(Limits.DEFAULT, Optional.empty(), frame, false, 1, folder);
    try (var source = TileSources.open(file, options)) {
      var sink = new CollectingSink(source.header(), 2);
      source.stream(sink);
      var bytes = sink.pixels();
      var pixels = IntStream.range(0, bytes.length).mapToObj(i -> bytes[i] & 0xFF).toList();
      return new Shown(source.header(), pixels, source.range().orElseThrow());
    }
  }

  private record Shown(ImageHeader header, List<Integer> pixels, MeasuredRange range) {}
}
