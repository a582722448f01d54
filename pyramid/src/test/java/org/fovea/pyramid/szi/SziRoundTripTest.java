package org.fovea.pyramid.szi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.geometry.TileAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SziRoundTripTest {
  @TempDir Path folder;

  @Test
  void readsBackEveryTileThatWasWritten() throws IOException {
    var shape = new PyramidShape(5, 3, 2);
    var file = write(new Descriptor(shape, "png"), 0);
    try (var reader = SziReader.open(file)) {
      assertThat(reader.descriptor()).isEqualTo(new Descriptor(shape, "png"));
      for (long ordinal = 0; ordinal < shape.tiles(); ordinal++) {
        assertThat(reader.tile(ordinal).toArray(JAVA_BYTE)).isEqualTo(data(ordinal));
      }
      assertThat(reader.properties()).isEmpty();
      assertThat(reader.indexBytes()).isEqualTo(12 * shape.tiles());
      assertThat(reader.tile(0).isReadOnly()).isTrue();
    }
  }

  @Test
  void readsBackTheProperties() throws IOException {
    var file = folder.resolve("properties.szi");
    var shape = new PyramidShape(1, 1, 2);
    var properties =
        new ScanProperties()
            .put("ImageWidth", 1)
            .put("fovea.SourceFormat", "A & <B>")
            .put("fovea.RangeWhite", 0.25)
            .put("fovea.ColourProfileApplied", true);
    try (var writer = SziWriter.create(file, "image", new Descriptor(shape, "png"))) {
      writer.putTile(new TileAddress(0, 0, 0), data(0));
      writer.putProperties(properties);
      writer.finish();
    }
    try (var reader = SziReader.open(file)) {
      assertThat(reader.properties())
          .hasValue(
              """
              <?xml version="1.0"?>
              <image xmlns="http://www.pathozoom.com/szi" version="1.0">
                <properties>
                  <property>
                    <name>ImageWidth</name>
                    <value type="gint64">1</value>
                  </property>
                  <property>
                    <name>fovea.SourceFormat</name>
                    <value type="VipsRefString">A &amp; &lt;B&gt;</value>
                  </property>
                  <property>
                    <name>fovea.RangeWhite</name>
                    <value type="gdouble">0.25</value>
                  </property>
                  <property>
                    <name>fovea.ColourProfileApplied</name>
                    <value type="gboolean">true</value>
                  </property>
                </properties>
              </image>
              """);
    }
  }

  @Test
  void isAnOrdinaryZipForOtherReaders() throws IOException {
    var file = write(new Descriptor(new PyramidShape(3, 3, 2), "png"), 0);
    try (var zip = new ZipFile(file.toFile())) {
      var entry = zip.getEntry("image/image_files/2/1_0.png");
      assertThat(entry.getMethod()).isEqualTo(java.util.zip.ZipEntry.STORED);
      assertThat(zip.getInputStream(entry).readAllBytes()).isEqualTo(data(3));
      assertThat(zip.getEntry("image/image.dzi")).isNotNull();
    }
  }

  @Test
  void reachesTilesBeyondFourGigabytes() throws IOException {
    var shape = new PyramidShape(3, 3, 2);
    var file = write(new Descriptor(shape, "png"), 5L << 30); // a hole: takes no space
    assertThat(Files.size(file)).isGreaterThan(5L << 30);
    try (var reader = SziReader.open(file)) {
      assertThat(reader.tile(shape.tiles() - 1).toArray(JAVA_BYTE))
          .isEqualTo(data(shape.tiles() - 1));
    }
    try (var zip = FileSystems.newFileSystem(file, java.util.Map.of("zipinfo-time", "false"))) {
      var tile = zip.getPath("image/image_files/2/1_1.png");
      assertThat(Files.readAllBytes(tile)).isEqualTo(data(shape.tiles() - 1));
    } catch (java.nio.file.ProviderNotFoundException e) {
      throw new AssertionError("the JDK reads .szi files as ZIP files", e);
    }
  }

  @Test
  void holdsMoreTilesThanClassicZip() throws IOException {
    var shape = new PyramidShape(300, 300, 1);
    assertThat(shape.tiles()).isGreaterThan(65_535);
    var file = write(new Descriptor(shape, "png"), 0);
    try (var reader = SziReader.open(file);
        var zip = new ZipFile(file.toFile())) {
      assertThat(reader.tile(70_000).toArray(JAVA_BYTE)).isEqualTo(data(70_000));
      assertThat((long) zip.size()).isEqualTo(shape.tiles() + 1);
    }
  }

  @Test
  void leavesNoTemporaryFileBehind() throws IOException {
    var file = write(new Descriptor(new PyramidShape(3, 3, 2), "png"), 0);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  /// Writes a pyramid whose tiles hold their own ordinal.
  ///
  /// @param hole bytes left out before the last level
  private Path write(Descriptor descriptor, long hole) throws IOException {
    var file = folder.resolve("round-trip.zip");
    var shape = descriptor.shape();
    try (var writer = SziWriter.create(file, "image", descriptor)) {
      for (int level = 0; level < shape.levels(); level++) {
        if (level == shape.levels() - 1 && hole > 0) {
          writer.skip(hole);
        }
        for (long row = 0; row < shape.rows(level); row++) {
          for (long column = 0; column < shape.columns(level); column++) {
            var address = new TileAddress(level, column, row);
            writer.putTile(address, data(shape.ordinal(address)));
          }
        }
      }
      writer.finish();
    }
    return file;
  }

  private static byte[] data(long ordinal) {
    return ("tile " + ordinal).getBytes(StandardCharsets.US_ASCII);
  }
}
