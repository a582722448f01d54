package org.fovea.pyramid.decode.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.Orientation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JpegHeaderTest {
  private static final String FRAME = "ffc0000b08000700050101110 0".replace(" ", "");
  private static final String SCAN = "ffda000801010000 3f00 12ff0034".replace(" ", "");

  @TempDir Path folder;

  @Test
  void readsSizeAndComponents() throws IOException {
    var jpeg = read("ffd8" + FRAME + SCAN + "ffd9");
    assertThat(jpeg.width()).isEqualTo(5);
    assertThat(jpeg.height()).isEqualTo(7);
    assertThat(jpeg.components()).isEqualTo(1);
    assertThat(jpeg.multiScan()).isFalse();
  }

  @Test
  void countsTheScansOfAProgressiveFile() throws IOException {
    var jpeg = read("ffd8" + FRAME.replace("ffc0", "ffc2") + SCAN + SCAN + SCAN + "ffd9");
    assertThat(jpeg.scans()).isEqualTo(3);
    assertThat(jpeg.multiScan()).isTrue();
  }

  @Test
  void findsTheOrientation() throws IOException {
    var exif = "ffe10022457869660000" + "4d4d002a00000008" + "0001011200030000000100060000";
    assertThat(read("ffd8" + exif + "00000000" + FRAME + SCAN + "ffd9").orientation())
        .isEqualTo(Orientation.TURNED_RIGHT);
  }

  @Test
  void refusesTooManyScans() {
    var limits = new Limits(100, 100, 100, 2, 10, 10, 100, 10, 10);
    assertThatThrownBy(
            () -> read("ffd8" + FRAME.replace("ffc0", "ffc2") + SCAN + SCAN + SCAN, limits))
        .isInstanceOf(LimitException.class)
        .hasMessageStartingWith("the image has 3 scans, and 2 are allowed");
  }

  @Test
  void namesTheByteWhereASegmentIsImpossible() {
    assertThatThrownBy(() -> read("ffd8ffe00001"))
        .isInstanceOf(MalformedImageException.class)
        .hasMessage("a JPEG segment has the impossible length 1 (byte 4)");
  }

  @Test
  void refusesTwoFrames() {
    assertThatThrownBy(() -> read("ffd8" + FRAME + FRAME + SCAN))
        .isInstanceOf(MalformedImageException.class)
        .hasMessage("the JPEG file has two frame headers (byte 19)");
  }

  private JpegHeader read(String hex) throws IOException {
    return read(hex, Limits.DEFAULT);
  }

  private JpegHeader read(String hex, Limits limits) throws IOException {
    var path = Files.write(folder.resolve("header.jpg"), HexFormat.of().parseHex(hex));
    try (var file = FileBytes.open(path)) {
      return JpegHeader.read(file, limits);
    }
  }
}
