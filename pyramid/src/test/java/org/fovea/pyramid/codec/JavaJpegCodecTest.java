package org.fovea.pyramid.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.zip.CRC32;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaJpegCodecTest extends TileCodecContract {
  @Override
  TileCodec open(int quality) {
    return new TileCodecs(TileFormat.JPG, quality, Encoder.JAVA).open();
  }

  @Override
  int tolerance() {
    return 12;
  }

  /// Checksums of the files that libjpeg-turbo 2.1.5 made of the same tiles.
  @ParameterizedTest
  @CsvSource({
    "GREY, 75, 0x81c4216",
    "GREY, 92, 0xc0ea7056",
    "RGB, 75, 0x68bb3682",
    "RGB, 92, 0x9ca6b31b",
    "YCBCR, 75, 0x14188331"
  })
  void bytesAreThoseRecordedFromLibjpegTurbo(PixelFormat format, int quality, String checksum)
      throws IOException {
    try (var codec = open(quality);
        var arena = Arena.ofConfined()) {
      var strip = PixelStrip.allocate(arena, format, 300, 60);
      for (int i = 0; i < strip.pixels().byteSize(); i++) {
        strip.pixels().set(ValueLayout.JAVA_BYTE, i, (byte) (((i * i) >> 9) + i / 3));
      }
      var crc = new CRC32();
      crc.update(codec.encode(strip, 2, 4, 283, 55));
      assertThat(crc.getValue()).isEqualTo(Long.decode(checksum));
    }
  }

  @Test
  void refusesAlpha() {
    try (var codec = open(75);
        var arena = Arena.ofConfined()) {
      var strip = PixelStrip.allocate(arena, PixelFormat.RGBA, 8, 8);
      assertThatThrownBy(() -> codec.encode(strip, 0, 0, 8, 8))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("JPEG has no alpha");
    }
  }

  @Test
  void refusesPlanesAtAnOddPlace() {
    try (var codec = open(75);
        var arena = Arena.ofConfined()) {
      var strip = PixelStrip.allocate(arena, PixelFormat.YCBCR, 8, 8);
      assertThatThrownBy(() -> codec.encode(strip, 1, 0, 4, 4))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("tile at 1, 0 splits a pixel's colour");
    }
  }
}
