package org.fovea.pyramid.source;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fovea.pyramid.memory.PixelStrip;

/// A source whose pixels must be turned or mirrored to be shown upright.
///
/// The first row of a turned picture needs the last bytes of the file, so the pixels go through a
/// temporary file: memory stays bounded, the disk holds the picture once.
final class OrientedSource implements TileSource {
  private final TileSource source;
  private final Orientation orientation;
  private final Path folder;
  private final ImageHeader header;

  private OrientedSource(TileSource source, Path folder) {
    this.source = source;
    this.orientation = source.header().orientation();
    this.folder = folder;
    var stored = source.header();
    this.header =
        orientation.transposes() ? stored.withSize(stored.height(), stored.width()) : stored;
  }

  /// Returns an upright source: the given one if it is. Closing it closes the given one.
  ///
  /// @param folder where the temporary file may be written
  /// @throws LimitException if the picture is too large to be turned
  static TileSource of(TileSource source, Path folder, Limits limits) throws LimitException {
    var header = source.header();
    if (header.orientation() == Orientation.UPRIGHT) {
      return source;
    }
    limits.checkHeld(header.width(), header.height(), "picture that must be turned");
    return new OrientedSource(source, folder);
  }

  @Override
  public ImageHeader header() {
    return header;
  }

  @Override
  public void stream(StripSink sink) throws IOException, InterruptedException {
    var file = Files.createTempFile(folder, "turned-", ".pixels");
    try (var arena = Arena.ofConfined();
        var channel =
            FileChannel.open(
                file,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE)) {
      var stored = source.header();
      long rowBytes = stored.width() * stored.pixels().channels();
      var pixels =
          channel.map(
              FileChannel.MapMode.READ_WRITE,
              0,
              Math.multiplyExact(rowBytes, stored.height()),
              arena);
      source.stream(new Spill(pixels, arena));
      give(pixels, sink);
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private void give(MemorySegment pixels, StripSink sink) throws IOException, InterruptedException {
    long row = 0;
    while (row < header.height()) {
      var strip = sink.take();
      for (int x = 0; x < strip.width(); x++) {
        for (int y = 0; y < strip.rows(); y++) {
          copyPixel(pixels, strip, x, y, row + y);
        }
      }
      row += strip.rows();
      sink.put(strip);
    }
  }

  private void copyPixel(MemorySegment pixels, PixelStrip strip, int x, int y, long row) {
    long column = orientation.mirrorsColumns() ? header.width() - 1 - x : x;
    long line = orientation.mirrorsRows() ? header.height() - 1 - row : row;
    int channels = strip.format().channels();
    long at =
        orientation.transposes()
            ? column * source.header().width() + line
            : line * source.header().width() + column;
    long target = strip.offset(x, y);
    for (int channel = 0; channel < channels; channel++) {
      strip
          .pixels()
          .set(JAVA_BYTE, target + channel, pixels.get(JAVA_BYTE, at * channels + channel));
    }
  }

  /// Writes the stored pixels row by row behind each other.
  private final class Spill implements StripSink {
    private static final int ROWS = 64;

    private final MemorySegment pixels;
    private final PixelStrip lent;
    private long row;

    Spill(MemorySegment pixels, Arena arena) {
      this.pixels = pixels;
      var stored = source.header();
      this.lent = PixelStrip.allocate(arena, stored.pixels(), (int) stored.width(), ROWS);
    }

    @Override
    public PixelStrip take() {
      return lent.top((int) Math.min(ROWS, source.header().height() - row));
    }

    @Override
    public void put(PixelStrip strip) {
      long rowBytes = strip.rowBytes();
      for (int y = 0; y < strip.rows(); y++) {
        MemorySegment.copy(
            strip.pixels(), strip.offset(0, y), pixels, (row + y) * rowBytes, rowBytes);
      }
      row += strip.rows();
    }
  }
}
