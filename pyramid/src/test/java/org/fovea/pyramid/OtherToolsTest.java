package org.fovea.pyramid;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.fovea.pyramid.codec.TileCodecs;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.TestPictures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// What the programs of others make of our pyramid files.
///
/// libvips writes SZI and reads none, so it is asked whether its own file holds the same entries
/// and whether it reads our tiles. OpenSeadragon reads no SZI either: it asks a server for the
/// descriptor and the tiles by their names, which are therefore what must agree.
class OtherToolsTest {
  @TempDir Path folder;
  private Path image;
  private Path pyramid;

  @BeforeEach
  void buildAPyramidOfSixTilesAcrossAndFourDown() throws Exception {
    var picture = TestPictures.picture(1536, 1024, BufferedImage.TYPE_3BYTE_BGR);
    image = TestPictures.write(picture, folder.resolve("picture.png"), "png");
    pyramid = folder.resolve("picture.szi");
    var codecs = TileCodecs.choose(TileFormat.JPG, 75, Optional.empty());
    var options = new SourceOptions(Limits.DEFAULT, Optional.empty(), folder);
    try (var source = TileSources.open(image, options)) {
      new PyramidBuilder(
              new PyramidBuilder.Settings(256, 0, codecs, true, 2, 64L << 20), percent -> {})
          .build(source, pyramid, "picture");
    }
  }

  @Test
  @EnabledIf(
      value = "org.fovea.pyramid.SystemCommand#hasUnzip",
      disabledReason = "the unzip command is missing")
  void unzipFindsEveryChecksumRight() throws Exception {
    assertThat(SystemCommand.run("unzip", "-t", pyramid.toString()))
        .contains("No errors detected in compressed data");
  }

  @Test
  @EnabledIf(
      value = "org.fovea.pyramid.SystemCommand#hasVips",
      disabledReason = "the vips command is missing: install libvips-tools")
  void libvipsWritesTheSameEntriesAndItsPropertiesBeside() throws Exception {
    var theirs = Files.createDirectory(folder.resolve("theirs")).resolve("picture.szi");
    DzsavePyramid.make(image, theirs).close();
    var expected = entries(pyramid);
    expected.add("picture/picture_files/vips-properties.xml");
    expected.add("picture/scan-properties.xml");
    assertThat(entries(theirs)).isEqualTo(expected);
  }

  @Test
  @EnabledIf(
      value = "org.fovea.pyramid.SystemCommand#hasVips",
      disabledReason = "the vips command is missing: install libvips-tools")
  void libvipsJoinsOurTilesToTheImage() throws Exception {
    var tiles = new StringBuilder();
    try (var file = new ZipFile(pyramid.toFile())) {
      for (int row = 0; row < 4; row++) {
        for (int column = 0; column < 6; column++) {
          tiles.append(extract(file, column, row)).append(' ');
        }
      }
    }
    var joined = folder.resolve("joined.png").toString();
    SystemCommand.run("vips", "arrayjoin", tiles.toString().strip(), joined, "--across", "6");
    assertThat(SystemCommand.run("vipsheader", joined)).contains("1536x1024 uchar, 3 bands, srgb");
  }

  private Path extract(ZipFile file, int column, int row) throws IOException {
    var name = column + "_" + row + ".jpg";
    var target = folder.resolve(name);
    try (var bytes = file.getInputStream(file.getEntry("picture/picture_files/11/" + name))) {
      Files.copy(bytes, target);
    }
    return target;
  }

  /// Returns the names of all entries, which must be stored, not deflated.
  private static Set<String> entries(Path szi) throws IOException {
    try (var file = new ZipFile(szi.toFile())) {
      assertThat(file.stream())
          .allSatisfy(e -> assertThat(e.getMethod()).isEqualTo(ZipEntry.STORED));
      return file.stream().map(ZipEntry::getName).collect(Collectors.toSet());
    }
  }
}
