package org.fovea.pyramid.decode.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.source.CollectingSink;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.UnsupportedImageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged and hostile TIFF files: each ends in a sentence.
class TiffMalformedTest {
  @TempDir Path folder;

  private static TiffWriter.Layout layout(int compression, int blockWidth) {
    return new TiffWriter.Layout(
        ByteOrder.LITTLE_ENDIAN, false, 40, 30, 3, 8, 1, false, blockWidth, 16, compression, 1);
  }

  private Path write(int compression, int blockWidth) throws IOException {
    return new TiffWriter(layout(compression, blockWidth), 2)
        .write(folder.resolve("file.tif"), (x, y, channel) -> x * 3L + y * 7L + channel);
  }

  @Test
  void pagesInACircleAreRefused() throws Exception {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(write(1, 0))).order(ByteOrder.LITTLE_ENDIAN);
    int directory = bytes.getInt(4);
    bytes.putInt(directory + 2 + 12 * bytes.getShort(directory), directory);
    assertDamaged(bytes.array(), "run in a circle (byte " + directory + ")");
  }

  @Test
  void moreTagsThanAnyFileHasAreRefused() throws Exception {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(write(1, 0))).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort(bytes.getInt(4), (short) 5000);
    assertDamaged(bytes.array(), "a page of the TIFF file is cut off");
  }

  @Test
  void aStripOutsideTheFileIsNamed() throws Exception {
    var writer = new TiffWriter(layout(1, 0), 2);
    var file = writer.write(folder.resolve("file.tif"), (x, y, channel) -> x);
    var bytes = Files.readAllBytes(file);
    int at =
        indexOf(
            bytes,
            ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(8)
                .putInt(8 + 40 * 3 * 16)
                .array());
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at + 4, 1 << 30);
    assertDamaged(bytes, "strip 1 is said to be outside the file (byte " + at + ")");
  }

  @Test
  void tooFewStripsAreRefused() throws Exception {
    var file =
        new TiffWriter(layout(1, 0), 2)
            .writeBlocks(folder.resolve("few.tif"), List.of(new byte[40 * 3 * 16]));
    assertDamaged(Files.readAllBytes(file), "says where 1 of its 2 strips are");
  }

  @Test
  void hugeTilesAreRefusedUnread() throws Exception {
    var layout =
        new TiffWriter.Layout(
            ByteOrder.BIG_ENDIAN, true, 40, 30, 3, 8, 1, false, 1 << 20, 1 << 20, 8, 1);
    var file =
        new TiffWriter(layout, 2).writeBlocks(folder.resolve("huge.tif"), List.of(new byte[100]));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("larger than the 256 MB that are allowed");
  }

  @Test
  void manyPixelsInFewBytesAreRefused() throws Exception {
    var layout =
        new TiffWriter.Layout(
            ByteOrder.BIG_ENDIAN, true, 100_000, 100_000, 3, 8, 1, false, 0, 100_000, 8, 1);
    var file =
        new TiffWriter(layout, 2).writeBlocks(folder.resolve("bomb.tif"), List.of(new byte[1000]));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("10,000,000,000 pixels in only 1,000 bytes");
  }

  @Test
  void aFrameThatIsNotThereIsRefused() throws Exception {
    var file = write(1, 0);
    assertThatThrownBy(() ->
            TileSources.open(
                    file, new SourceOptions(Limits.DEFAULT, Optional.empty(), 3, false, 1, folder))
                .close())
        .isInstanceOf(UnsupportedImageException.class)
        .hasMessageContaining("frame 3 was asked for, and the TIFF file has 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 8, 32773})
  void whatIsDamagedEndsInASentence(int compression) throws Exception {
    var whole = Files.readAllBytes(write(compression, compression == 8 ? 16 : 0));
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(compression);
    for (int round = 0; round < 400; round++) {
      var damaged = whole.clone();
      int from =
          round % 2 == 0 ? 0 : ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
      for (int i = 0; i < 1 + round % 4; i++) {
        damaged[random.nextInt(from, damaged.length)] = (byte) random.nextInt();
      }
      if (round % 5 == 0) {
        damaged = Arrays.copyOf(damaged, random.nextInt(1, damaged.length));
      }
      var file = Files.write(folder.resolve("damaged.tif"), damaged);
      try {
        read(file);
      } catch (MalformedImageException | UnsupportedImageException | LimitException e) {
        assertThat(e).hasMessageNotContainingAny("Exception", "null", "java.");
      }
    }
  }

  private void assertDamaged(byte[] bytes, String message) throws IOException {
    var file = Files.write(folder.resolve("damaged.tif"), bytes);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(MalformedImageException.class)
        .hasMessageContaining(message);
  }

  private void read(Path file) throws Exception {
    var options =
        new SourceOptions(
            new Limits(100_000_000_000L, 1000, 1 << 20, 10, 10, 64, 1 << 20, 4000, 200),
            Optional.of(Decoder.JAVA),
            0,
            false,
            2,
            folder);
    try (var source = TileSources.open(file, options)) {
      if (source.header().width() * source.header().height() < 10_000_000) {
        source.stream(new CollectingSink(source.header(), 256));
      }
    }
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i <= bytes.length - part.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException("not there");
  }
}
