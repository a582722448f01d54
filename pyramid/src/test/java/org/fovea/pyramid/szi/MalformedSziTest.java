package org.fovea.pyramid.szi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each case breaks one thing in a good file and names the exact error.
class MalformedSziTest {
  private static final String DZI =
      "<Image TileSize=\"2\" Overlap=\"0\" Format=\"png\"><Size Width=\"2\" Height=\"1\"/></Image>";

  @TempDir Path folder;

  @Test
  void theGoodFileOpens() throws IOException {
    try (var reader = SziReader.open(write(zip(good())))) {
      assertThat(reader.descriptor().shape().tiles()).isEqualTo(2);
    }
  }

  @Test
  void emptyFile() throws IOException {
    fails(new byte[0], "no index at the end: not a pyramid file, or cut off (byte 0)");
  }

  @Test
  void cutOff() throws IOException {
    var file = zip(good());
    var half = java.util.Arrays.copyOf(file, file.length / 2);
    fails(half, "no index at the end: not a pyramid file, or cut off (byte " + half.length + ")");
  }

  @Test
  void indexOutsideTheFile() throws IOException {
    var file = zip(good());
    int end = file.length - 22;
    little(file).putInt(end + 16, 0x7FFFFFF0);
    fails(file, "index of the pyramid file lies outside the file (byte " + end + ")");
  }

  @Test
  void moreEntriesThanTheIndexHolds() throws IOException {
    var file = zip(good());
    int end = file.length - 22;
    little(file).putShort(end + 10, (short) 1000);
    fails(file, "index of the pyramid file is too short (byte " + end + ")");
  }

  @Test
  void missing64BitIndex() throws IOException {
    var file = zip(good());
    int end = file.length - 22;
    little(file).putInt(end + 16, -1);
    fails(file, "64-bit index of the pyramid file is missing (byte " + end + ")");
  }

  @Test
  void entryOutsideTheFile() throws IOException {
    var file = zip(good());
    int index = little(file).getInt(file.length - 22 + 16);
    little(file).putInt(index + 42, index);
    fails(file, "entry x/x.dzi lies outside the file (byte " + index + ")");
  }

  @Test
  void noDescriptor() throws IOException {
    var entries = good();
    entries.remove("x/x.dzi");
    fails(zip(entries), "no .dzi descriptor: not a pyramid file (byte 0)");
  }

  @Test
  void missingTile() throws IOException {
    var entries = good();
    entries.remove("x/x_files/1/0_0.png");
    assertThatThrownBy(() -> SziReader.open(write(zip(entries))))
        .isInstanceOf(MalformedPyramidException.class)
        .hasMessageStartingWith("tile 1/0_0 is missing");
  }

  @Test
  void tileOutsideTheShape() throws IOException {
    var entries = good();
    entries.put("x/x_files/1/1_0.png", "?");
    assertThatThrownBy(() -> SziReader.open(write(zip(entries))))
        .isInstanceOf(MalformedPyramidException.class)
        .hasMessageStartingWith(
            "entry x/x_files/1/1_0.png is no tile that the descriptor promises");
  }

  @Test
  void sameTileTwice() throws IOException {
    var entries = good();
    entries.put("x/x_files/01/0_0.png", "?");
    assertThatThrownBy(() -> SziReader.open(write(zip(entries))))
        .isInstanceOf(MalformedPyramidException.class)
        .hasMessageStartingWith("tile 1/0_0 is there twice");
  }

  @Test
  void pathThatLeavesTheFolder() throws IOException {
    var entries = good();
    entries.put("x/../../evil", "?");
    assertThatThrownBy(() -> SziReader.open(write(zip(entries))))
        .isInstanceOf(MalformedPyramidException.class)
        .hasMessageStartingWith("entry has a path that leaves its folder");
  }

  @Test
  void compressedEntry() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("x/x.dzi"));
      zip.write(DZI.getBytes(StandardCharsets.UTF_8));
    }
    assertThatThrownBy(() -> SziReader.open(write(bytes.toByteArray())))
        .isInstanceOf(MalformedPyramidException.class)
        .hasMessageContaining("is compressed or encrypted, and a pyramid file stores");
  }

  @Test
  void descriptorWithEntities() throws IOException {
    failsWithDescriptor(
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + DZI,
        "descriptor has a document type, which none needs");
  }

  @Test
  void descriptorWithAbsurdSize() throws IOException {
    failsWithDescriptor(
        DZI.replace("Width=\"2\"", "Width=\"99999999999999999999\""),
        "descriptor's Width is no number below 2,000,000,000");
  }

  @Test
  void descriptorThatPromisesMoreThanTheFileHolds() throws IOException {
    failsWithDescriptor(
        DZI.replace("Width=\"2\"", "Width=\"1999999999\""),
        "descriptor promises 2000000009 tiles, more than the file can hold");
  }

  @Test
  void descriptorOfAnotherFormat() throws IOException {
    failsWithDescriptor(DZI.replace("png", "gif"), "descriptor names the unknown tile format gif");
  }

  @Test
  void localHeaderThatIsNone() throws IOException {
    var file = zip(good());
    int tile = new String(file, StandardCharsets.ISO_8859_1).indexOf("x/x_files/0/0_0.png") - 30;
    file[tile] = 0;
    try (var reader = SziReader.open(write(file))) {
      assertThatThrownBy(() -> reader.tile(0))
          .isInstanceOf(MalformedPyramidException.class)
          .hasMessage("tile has no local header (byte " + tile + ")");
    }
  }

  @Test
  void propertiesThatAreNoRealOnes() throws IOException {
    var entries = good();
    entries.put("x/scan-properties.xml", " ".repeat((256 << 10) + 1));
    assertThatThrownBy(() -> SziReader.open(write(zip(entries))))
        .isInstanceOf(MalformedPyramidException.class)
        .hasMessageStartingWith("properties file is longer than any real one");
  }

  private void failsWithDescriptor(String dzi, String message) throws IOException {
    var entries = good();
    entries.put("x/x.dzi", dzi);
    fails(zip(entries), message + " (byte 0)");
  }

  private void fails(byte[] file, String message) throws IOException {
    var path = write(file);
    assertThatThrownBy(() -> SziReader.open(path))
        .isInstanceOf(MalformedPyramidException.class)
        .hasMessage(message);
  }

  private Path write(byte[] file) throws IOException {
    return Files.write(folder.resolve("malformed.szi"), file);
  }

  private static Map<String, String> good() {
    var entries = new LinkedHashMap<String, String>();
    entries.put("x/x.dzi", DZI);
    entries.put("x/x_files/0/0_0.png", "first");
    entries.put("x/x_files/1/0_0.png", "second");
    return entries;
  }

  private static byte[] zip(Map<String, String> entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (var entry : entries.entrySet()) {
        var data = entry.getValue().getBytes(StandardCharsets.UTF_8);
        var crc = new CRC32();
        crc.update(data);
        var header = new ZipEntry(entry.getKey());
        header.setSize(data.length);
        header.setCrc(crc.getValue());
        header.setTime(0);
        zip.putNextEntry(header);
        zip.write(data);
      }
    }
    return bytes.toByteArray();
  }

  private static ByteBuffer little(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }
}
