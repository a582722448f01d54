package org.fovea.pyramid.decode;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.fovea.pyramid.memory.PixelStrip;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MeasuredRange;
import org.fovea.pyramid.source.Orientation;
import org.fovea.pyramid.source.StripSink;
import org.fovea.pyramid.source.TemporaryFileException;
import org.fovea.pyramid.source.TileSource;

/// A source whose pixels must be turned or mirrored to be shown upright.
///
/// The first row of a turned picture needs the last bytes of the file, so the pixels go through a
/// temporary file: memory stays bounded, the disk holds the picture once.
final class OrientedSource implements TileSource {
  private static final int BLOCK_ROWS = 64;

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
  public Optional<MeasuredRange> range() {
    return source.range();
  }

  @Override
  public void stream(StripSink sink) throws IOException, InterruptedException {
    var file = Files.createTempFile(folder, "turned-", ".pixels");
    try (var channel =
            FileChannel.open(
                file,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        var arena = Arena.ofShared()) { // sources may fill a strip by several threads
      source.stream(new Spill(channel, arena));
      give(channel, sink);
    } finally {
      Files.deleteIfExists(file); // in case it could not be opened
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private void give(FileChannel pixels, StripSink sink) throws IOException, InterruptedException {
    long row = 0;
    while (row < header.height()) {
      var strip = sink.take();
      if (orientation.transposes()) {
        transpose(pixels, strip, row);
      } else {
        copyRows(pixels, strip, row);
      }
      row += strip.rows();
      sink.put(strip);
    }
  }

  /// Fills a strip with stored rows.
  private void copyRows(FileChannel pixels, PixelStrip strip, long row) throws IOException {
    var line = ByteBuffer.allocate(strip.rowBytes());
    for (int y = 0; y < strip.rows(); y++) {
      long stored = orientation.mirrorsRows() ? header.height() - 1 - (row + y) : row + y;
      read(pixels, line.clear(), stored * strip.rowBytes());
      if (orientation.mirrorsColumns()) {
        reverse(line.array(), strip.width(), strip.format().channels());
      }
      strip.putRow(y, line.array(), 0);
    }
  }

  private static void reverse(byte[] line, int width, int channels) {
    for (int x = 0; x < width / 2; x++) {
      int left = x * channels;
      int right = (width - 1 - x) * channels;
      for (int channel = 0; channel < channels; channel++) {
        byte kept = line[left + channel];
        line[left + channel] = line[right + channel];
        line[right + channel] = kept;
      }
    }
  }

  /// Fills a strip with stored columns, a block of stored rows at a time, which stays in the core's
  /// cache.
  private void transpose(FileChannel pixels, PixelStrip strip, long row) throws IOException {
    int channels = strip.format().channels();
    int pieceBytes = strip.rows() * channels;
    long storedBytes = source.header().width() * channels;
    long first = orientation.mirrorsRows() ? header.height() - row - strip.rows() : row;
    var block = new byte[BLOCK_ROWS * pieceBytes];
    var run = new byte[BLOCK_ROWS * channels];
    for (int left = 0; left < strip.width(); left += BLOCK_ROWS) {
      int count = Math.min(BLOCK_ROWS, strip.width() - left);
      for (int i = 0; i < count; i++) {
        long stored = orientation.mirrorsColumns() ? header.width() - 1 - (left + i) : left + i;
        var piece = ByteBuffer.wrap(block, i * pieceBytes, pieceBytes);
        read(pixels, piece, stored * storedBytes + first * channels);
      }
      for (int y = 0; y < strip.rows(); y++) {
        int column = orientation.mirrorsRows() ? strip.rows() - 1 - y : y;
        for (int i = 0; i < count; i++) {
          System.arraycopy(block, i * pieceBytes + column * channels, run, i * channels, channels);
        }
        MemorySegment.copy(
            run, 0, strip.pixels(), JAVA_BYTE, strip.offset(left, y), count * channels);
      }
    }
  }

  private static void read(FileChannel pixels, ByteBuffer into, long at) throws IOException {
    long position = at;
    while (into.hasRemaining()) {
      int read = pixels.read(into, position);
      if (read < 0) {
        throw new EOFException("the temporary file for turning the picture was cut");
      }
      position += read;
    }
  }

  /// Writes the stored pixels row by row behind each other.
  private final class Spill implements StripSink {
    private static final int ROWS = 64;

    private final FileChannel pixels;
    private final PixelStrip lent;
    private final ByteBuffer rows;
    private long row;

    Spill(FileChannel pixels, Arena arena) {
      this.pixels = pixels;
      var stored = source.header();
      this.lent = PixelStrip.allocate(arena, stored.pixels(), (int) stored.width(), ROWS);
      this.rows = ByteBuffer.allocateDirect(Math.multiplyExact(lent.rowBytes(), ROWS));
    }

    @Override
    public PixelStrip take() {
      return lent.top((int) Math.min(ROWS, source.header().height() - row));
    }

    @Override
    public void put(PixelStrip strip) throws IOException {
      var packed = MemorySegment.ofBuffer(rows.clear());
      for (int y = 0; y < strip.rows(); y++) {
        long at = (long) y * strip.rowBytes();
        MemorySegment.copy(strip.pixels(), strip.offset(0, y), packed, at, strip.rowBytes());
      }
      rows.limit(strip.rows() * strip.rowBytes());
      try {
        while (rows.hasRemaining()) {
          pixels.write(rows);
        }
      } catch (ClosedByInterruptException e) {
        throw e;
      } catch (IOException e) {
        throw new TemporaryFileException("the picture cannot be turned", e);
      }
      row += strip.rows();
    }
  }
}
