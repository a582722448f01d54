package org.fovea.service.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path folder;

  @Test
  void holdsWhatWasPutInWithItsDigest() throws Exception {
    byte[] bytes = "pixels".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    var original = Files.write(folder.resolve("some.original"), bytes);
    var zip = folder.resolve("out.zip");
    Written text;
    Written file;
    try (var out = Files.newOutputStream(zip)) {
      var archive = new Archive(out, NOW);
      text = archive.add("data.json", to -> to.write("{}".getBytes(StandardCharsets.UTF_8)));
      file = archive.add("originals/00001 µ.tif", original, NOW);
      archive.finish();
    }

    assertThat(text.bytes()).isEqualTo(2);
    assertThat(file.bytes()).isEqualTo(bytes.length);
    assertThat(file.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    try (var opened = new ZipFile(zip.toFile())) {
      var entry = opened.getEntry("originals/00001 µ.tif");
      assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(NOW);
      assertThat(entry.getCompressedSize()).isGreaterThanOrEqualTo(bytes.length);
      assertThat(opened.getInputStream(entry).readAllBytes()).isEqualTo(bytes);
      assertThat(opened.getInputStream(opened.getEntry("data.json")).readAllBytes())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("{}");
    }
  }

  @Test
  void oneThatBrokeOffIsNoArchive() throws IOException {
    var zip = folder.resolve("out.zip");
    try (var out = Files.newOutputStream(zip)) {
      new Archive(out, NOW).add("data.json", to -> to.write(new byte[100_000]));
    }

    assertThatThrownBy(() -> new ZipFile(zip.toFile()).close()).isInstanceOf(ZipException.class);
  }

  @Test
  void whatTheReaderDoesNotTakeEndsIt() throws IOException {
    var original = large(10 << 20);
    var out =
        new OutputStream() {
          private long taken;

          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            taken += length;
            if (taken > 1 << 20) {
              throw new IOException("the reader has gone");
            }
          }
        };

    assertThatThrownBy(() -> new Archive(out, NOW).add("x", original, NOW))
        .hasMessage("the reader has gone");
    assertThat(out.taken).isLessThan(2 << 20);
  }

  @Test
  void memoryDoesNotGrowWithTheFile() throws IOException {
    var small = large(1 << 20);
    allocatedFor(small); // the classes that it needs are loaded
    long little = allocatedFor(small);

    long much = allocatedFor(large(256L << 20));

    assertThat(much).isLessThan(little + (4 << 20));
  }

  private Path large(long bytes) throws IOException {
    var file = folder.resolve(bytes + ".original");
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
    return file;
  }

  private static long allocatedFor(Path file) throws IOException {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    var archive = new Archive(OutputStream.nullOutputStream(), NOW);
    archive.add("large", file, NOW);
    archive.finish();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void aCrateDescribesEveryFile() throws IOException {
    var crate = new Crate(NOW);
    crate.add("data.json", "Data", new Written(2, "0".repeat(64)));
    crate.add("originals/00001 a.tif", "A", new Written(7, "1".repeat(64)));
    var out = new ByteArrayOutputStream();
    crate.writeTo(out);

    try (var reader =
        jakarta.json.Json.createReader(new java.io.ByteArrayInputStream(out.toByteArray()))) {
      var graph = reader.readObject().getJsonArray("@graph");
      assertThat(graph).hasSize(5);
      var root = graph.getJsonObject(1);
      assertThat(root.getString("@type")).isEqualTo("Dataset");
      assertThat(root.getJsonArray("hasPart")).hasSize(2);
      var file = graph.getJsonObject(3);
      assertThat(file.getString("@id")).isEqualTo("originals/00001%20a.tif");
      assertThat(file.getString("contentSize")).isEqualTo("7");
      assertThat(file.getString("encodingFormat")).isEqualTo("image/tiff");
    }
  }
}
