package org.fovea.pyramid.decode.jpeg;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.library.TurboJpegLibrary;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.StripSink;
import org.fovea.pyramid.source.TestPictures;
import org.fovea.pyramid.source.TileSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the decoder by libjpeg-turbo does beyond the contract: planes, and errors of a C library
/// that may not return.
@Timeout(60)
@EnabledIf(
    value = "org.fovea.pyramid.decode.NativeLibraries#hasLibjpeg",
    disabledReason = "no libjpeg-turbo")
class LibjpegSourceTest {
  private static final int TJPF_RGB = 0;
  private static final int STRIP_ROWS = 20; // no multiple of what the decoder gives at once

  @TempDir Path folder;

  // Subsampling as TurboJPEG numbers it: 4:4:4, 4:2:2, 4:2:0, 4:4:0.
  @ParameterizedTest(name = "{1} x {2} px, {3} x {4} pixels a colour")
  @CsvSource({
    "0, 300, 257, 1, 1",
    "0, 17, 33, 1, 1",
    "0, 1, 1, 1, 1",
    "0, 33, 1, 1, 1",
    "1, 300, 257, 2, 1",
    "1, 17, 33, 2, 1",
    "1, 1, 1, 2, 1",
    "2, 300, 257, 2, 2",
    "2, 17, 33, 2, 2",
    "2, 1, 1, 2, 2",
    "2, 1, 65, 2, 2",
    "4, 300, 257, 1, 2",
    "4, 17, 33, 1, 2",
    "4, 1, 1, 1, 2"
  })
  void planesAreWhatTheFileHoldsAtHalfSize(
      int subsampling, int width, int height, int across, int down) throws Exception {
    var file = write(width, height, subsampling);
    try (var arena = Arena.ofConfined();
        var source = open(file, true)) {
      assertThat(source.header().pixels()).isEqualTo(PixelFormat.YCBCR);
      var planes = stream(source, arena);
      var stored = decode(file, width, height, across, down, arena);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          assertThat(planes.plane(0).pixels().get(JAVA_BYTE, planes.plane(0).offset(x, y)))
              .as("luma at %d, %d", x, y)
              .isEqualTo(stored.sample(0, x, y));
        }
      }
      for (int plane = 1; plane < 3; plane++) {
        assertColours(planes.plane(plane), stored, plane);
      }
    }
  }

  /// The mean of the stored samples under a halved one, halves of a step rounded in turns; those
  /// beyond an odd edge do not exist.
  private static void assertColours(PixelStrip found, Stored stored, int plane) {
    for (int y = 0; y < found.rows(); y++) {
      for (int x = 0; x < found.width(); x++) {
        int stepX = 2 / stored.across();
        int stepY = 2 / stored.down();
        int sum = 0;
        for (int i = 0; i < stepX * stepY; i++) {
          int column = Math.min(x * stepX + i % stepX, stored.columns(plane) - 1);
          int row = Math.min(y * stepY + i / stepX, stored.rows(plane) - 1);
          sum += Byte.toUnsignedInt(stored.sample(plane, column, row));
        }
        int count = stepX * stepY;
        assertThat(Byte.toUnsignedInt(found.pixels().get(JAVA_BYTE, found.offset(x, y))))
            .as("plane %d at %d, %d", plane, x, y)
            .isEqualTo((sum + (count == 4 ? 1 + x % 2 : count == 2 ? x % 2 : 0)) / count);
      }
    }
  }

  @Test
  void pixelsAreInterleavedUnlessPlanesAreWanted() throws Exception {
    try (var source = open(write(40, 40, 2), false)) {
      assertThat(source.header().pixels()).isEqualTo(PixelFormat.RGB);
    }
  }

  @Test
  void aTurnedPictureComesInterleaved() throws Exception {
    var bytes = Files.readAllBytes(write(40, 30, 2));
    var exif = "Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0";
    var turned = new byte[bytes.length + exif.length() + 4];
    System.arraycopy(bytes, 0, turned, 0, 2);
    turned[2] = (byte) 0xFF;
    turned[3] = (byte) 0xE1;
    turned[5] = (byte) (exif.length() + 2);
    for (int i = 0; i < exif.length(); i++) {
      turned[6 + i] = (byte) exif.charAt(i);
    }
    System.arraycopy(bytes, 2, turned, 6 + exif.length(), bytes.length - 2);
    try (var source = open(Files.write(folder.resolve("turned"), turned), true)) {
      assertThat(source.header().pixels()).isEqualTo(PixelFormat.RGB);
      assertThat(source.header().width()).isEqualTo(30);
      stream(source, Arena.ofAuto());
    }
  }

  @Test
  void errorsOfTheLibraryNameThePlaceAndFreeTheCaller() throws Exception {
    var bytes = Files.readAllBytes(write(64, 64, 2));
    int table = find(bytes, 0xC4); // a Huffman table that promises more codes than can be
    Arrays.fill(bytes, table + 5, table + 20, (byte) 0xFF);
    var file = Files.write(folder.resolve("damaged"), bytes);
    for (int i = 0; i < 20; i++) { // each leaves a thread behind that waits for ever
      try (var source = open(file, i % 2 == 0)) {
        assertThatThrownBy(() -> stream(source, Arena.ofAuto()))
            .isInstanceOf(MalformedImageException.class)
            .hasMessageContaining("Huffman")
            .hasMessageContaining("byte ");
      }
    }
  }

  @Test
  void aPictureWithAHoleIsDamaged() throws Exception {
    var bytes = Files.readAllBytes(write(600, 600, 2));
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 500, (byte) 0x55);
    try (var source = open(Files.write(folder.resolve("hole"), bytes), true)) {
      assertThatThrownBy(() -> stream(source, Arena.ofAuto()))
          .isInstanceOf(MalformedImageException.class)
          .hasMessageContaining("Corrupt JPEG data")
          .hasMessageContaining("byte ");
    }
  }

  @Test
  void strayBytesBeforeAMarkerHarmNobody() throws Exception {
    var bytes = Files.readAllBytes(write(64, 64, 2));
    int table = find(bytes, 0xC4);
    var stray = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, stray, 0, table);
    System.arraycopy(bytes, table, stray, table + 1, bytes.length - table);
    var withoutEnd = Arrays.copyOf(stray, stray.length - 2);
    for (var each : List.of(stray, withoutEnd)) {
      try (var source = open(Files.write(folder.resolve("stray"), each), true)) {
        assertThat(stream(source, Arena.ofAuto()).rows()).isEqualTo(64);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 50})
  void aFileWithoutItsEndMarkIsReadAsLongAsItsPixelsAreThere(int missing) throws Exception {
    var bytes = Files.readAllBytes(write(64, 64, 2));
    var file = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length - missing));
    try (var source = open(file, true)) {
      if (missing < 3) {
        assertThat(stream(source, Arena.ofAuto()).rows()).isEqualTo(64);
      } else {
        assertThatThrownBy(() -> stream(source, Arena.ofAuto()))
            .isInstanceOf(MalformedImageException.class)
            .hasMessageContaining("ends early");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void aSinkThatGivesUpEndsTheDecoder(int strips) throws Exception {
    var file = write(2000, 2000, 0);
    try (var source = open(file, true)) {
      var sink = new FailingSink(source.header(), strips);
      assertThatThrownBy(() -> source.stream(sink)).isInstanceOf(IOException.class);
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().equals("libjpeg"))
        .allMatch(
            thread -> // of other tests: those that met an error
            Arrays.stream(thread.getStackTrace())
                    .anyMatch(frame -> frame.getMethodName().equals("stay")));
  }

  private TileSource open(Path file, boolean planes) throws IOException {
    var options =
        new SourceOptions(Limits.DEFAULT, Optional.of(Decoder.TURBOJPEG), 0, planes, 1, folder);
    return TileSources.open(file, options);
  }

  /// Streams a source and returns all of it as one strip.
  private static PixelStrip stream(TileSource source, Arena arena) throws Exception {
    var header = source.header();
    var whole =
        PixelStrip.allocate(arena, header.pixels(), (int) header.width(), (int) header.height());
    source.stream(new GatheringSink(whole));
    return whole;
  }

  private static int find(byte[] jpeg, int marker) {
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != marker) {
      at += 2 + ((jpeg[at + 2] & 0xFF) << 8) + (jpeg[at + 3] & 0xFF);
    }
    return at;
  }

  private Path write(int width, int height, int subsampling) throws IOException {
    var picture = TestPictures.picture(width, height, BufferedImage.TYPE_3BYTE_BGR);
    var library = TurboJpegLibrary.find().orElseThrow();
    var handle = library.openCompressor();
    try (var arena = Arena.ofConfined()) {
      var pixels = arena.allocate(3L * width * height);
      for (int i = 0; i < width * height; i++) {
        int rgb = picture.getRGB(i % width, i / width);
        for (int channel = 0; channel < 3; channel++) {
          pixels.set(JAVA_BYTE, 3L * i + channel, (byte) (rgb >> (16 - 8 * channel)));
        }
      }
      var buffer = arena.allocate(6L * (width + 32) * (height + 32) + 4096);
      var pointer = arena.allocate(ADDRESS);
      pointer.set(ADDRESS, 0, buffer);
      var size = arena.allocate(JAVA_LONG);
      size.set(JAVA_LONG, 0, buffer.byteSize());
      var from = new TurboJpegLibrary.Pixels(pixels, width, 3 * width, height, TJPF_RGB);
      var options = new TurboJpegLibrary.Options(subsampling, 90, 1024);
      assertThat(library.compress(handle, from, pointer, size, options)).isZero();
      var jpeg = buffer.asSlice(0, size.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
      return Files.write(folder.resolve("picture.jpg"), jpeg);
    } finally {
      library.close(handle);
    }
  }

  /// Planes as TurboJPEG gives them, padded.
  private record Stored(List<PixelStrip> planes, int width, int height, int across, int down) {
    byte sample(int plane, int x, int y) {
      var strip = planes.get(plane);
      return strip.pixels().get(JAVA_BYTE, strip.offset(x, y));
    }

    int columns(int plane) {
      return plane == 0 ? width : Math.ceilDiv(width, across);
    }

    int rows(int plane) {
      return plane == 0 ? height : Math.ceilDiv(height, down);
    }
  }

  private static Stored decode(Path file, int width, int height, int across, int down, Arena arena)
      throws IOException {
    var library = TurboJpegLibrary.find().orElseThrow();
    var handle = library.openDecompressor();
    try {
      var bytes = Files.readAllBytes(file);
      var jpeg = arena.allocate(bytes.length);
      MemorySegment.copy(bytes, 0, jpeg, JAVA_BYTE, 0, bytes.length);
      var planes = new ArrayList<PixelStrip>();
      var starts = arena.allocate(ADDRESS, 3);
      var lengths = arena.allocate(JAVA_INT, 3);
      for (int plane = 0; plane < 3; plane++) {
        var strip = PixelStrip.allocate(arena, PixelFormat.GREY, width + 16, height + 16);
        planes.add(strip);
        starts.setAtIndex(ADDRESS, plane, strip.pixels());
        lengths.setAtIndex(JAVA_INT, plane, (int) strip.stride());
      }
      var target = new TurboJpegLibrary.Planes(starts, width, lengths, height);
      assertThat(library.decompressPlanes(handle, jpeg, target, 0)).isZero();
      return new Stored(planes, width, height, across, down);
    } finally {
      library.close(handle);
    }
  }

  /// Puts strips below each other into one.
  private static final class GatheringSink implements StripSink {
    private final PixelStrip whole;
    private int row;

    GatheringSink(PixelStrip whole) {
      this.whole = whole;
    }

    @Override
    public PixelStrip take() {
      int rows = Math.min(STRIP_ROWS, whole.rows() - row);
      return PixelStrip.allocate(Arena.ofAuto(), whole.format(), whole.width(), rows);
    }

    @Override
    public void put(PixelStrip strip) {
      if (whole.format().planar()) {
        for (int plane = 0; plane < 3; plane++) {
          copy(strip.plane(plane), whole.plane(plane), plane == 0 ? row : row / 2);
        }
      } else {
        copy(strip, whole, row);
      }
      row += strip.rows();
    }

    private static void copy(PixelStrip from, PixelStrip to, int row) {
      for (int y = 0; y < from.rows(); y++) {
        MemorySegment.copy(
            from.pixels(), from.offset(0, y), to.pixels(), to.offset(0, row + y), from.rowBytes());
      }
    }
  }

  /// Gives up when it is asked for one strip too many.
  private static final class FailingSink implements StripSink {
    private final ImageHeader header;
    private int strips;

    FailingSink(ImageHeader header, int strips) {
      this.header = header;
      this.strips = strips;
    }

    @Override
    public PixelStrip take() throws IOException {
      if (strips-- == 0) {
        throw new IOException("the sink gives up");
      }
      return PixelStrip.allocate(Arena.ofAuto(), header.pixels(), (int) header.width(), 64);
    }

    @Override
    public void put(PixelStrip strip) {}
  }
}
