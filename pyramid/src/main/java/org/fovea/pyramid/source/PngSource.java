package org.fovea.pyramid.source;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// PNG files in one pass with the memory of two rows; interlaced ones are held as a whole.
/// ImageIO's own reader needs five times as long, and cannot say where a file is damaged.
final class PngSource implements TileSource {
  // Adam7 (PNG third edition, section 8.1): where each pass starts and how far its pixels lie
  // apart.
  private static final int[] FIRST_COLUMN = {0, 4, 0, 2, 0, 1, 0};
  private static final int[] FIRST_ROW = {0, 0, 4, 0, 2, 0, 1};
  private static final int[] COLUMN_STEP = {8, 8, 4, 4, 2, 2, 1};
  private static final int[] ROW_STEP = {8, 8, 8, 4, 4, 2, 2};

  private final FileBytes file;
  private final PngHeader png;
  private final PngPixels pixels;
  private final ImageHeader header;

  /// @param file closed with this source
  PngSource(FileBytes file, PngHeader png) {
    this.file = file;
    this.png = png;
    this.pixels = new PngPixels(png);
    this.header =
        new ImageHeader(
            png.width(),
            png.height(),
            png.format(),
            SourceFormat.PNG,
            png.depth(),
            png.channels(),
            png.frames(),
            png.orientation(),
            pixels.transforms(),
            Decoder.JAVA);
  }

  @Override
  public ImageHeader header() {
    return header;
  }

  @Override
  public void stream(StripSink sink) throws IOException, InterruptedException {
    var feed = new RowFeed(sink, png.height());
    try (var data = new PngData(file, png.dataAt())) {
      if (png.interlaced()) {
        streamInterlaced(data, feed);
      } else {
        streamRows(data, feed);
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void streamRows(PngData data, RowFeed feed) throws IOException, InterruptedException {
    int width = (int) png.width();
    var rows = rows(data, width);
    var target = new byte[Math.multiplyExact(width, png.format().channels())];
    while (!feed.complete()) {
      pixels.convert(rows.next(), rows.margin(), target, width);
      feed.put(target, 0);
    }
  }

  private void streamInterlaced(PngData data, RowFeed feed)
      throws IOException, InterruptedException {
    int channels = png.format().channels();
    long rowBytes = png.width() * channels;
    try (var arena = Arena.ofConfined()) {
      var whole = arena.allocate(Math.multiplyExact(rowBytes, png.height()));
      for (int pass = 0; pass < FIRST_ROW.length; pass++) {
        readPass(data, pass, whole);
      }
      var row = new byte[(int) rowBytes];
      while (!feed.complete()) {
        MemorySegment.copy(whole, JAVA_BYTE, feed.row() * rowBytes, row, 0, row.length);
        feed.put(row, 0);
      }
    }
  }

  private void readPass(PngData data, int pass, MemorySegment whole) throws IOException {
    int width = steps(png.width(), FIRST_COLUMN[pass], COLUMN_STEP[pass]);
    if (width == 0) {
      return;
    }
    int channels = png.format().channels();
    var rows = rows(data, width);
    var target = new byte[width * channels];
    for (long y = FIRST_ROW[pass]; y < png.height(); y += ROW_STEP[pass]) {
      pixels.convert(rows.next(), rows.margin(), target, width);
      long at = (y * png.width() + FIRST_COLUMN[pass]) * channels;
      for (int x = 0; x < width; x++) {
        MemorySegment.copy(target, x * channels, whole, JAVA_BYTE, at, channels);
        at += (long) COLUMN_STEP[pass] * channels;
      }
    }
  }

  private PngRows rows(PngData data, int width) {
    int bits = png.depth() * png.channels();
    return new PngRows(data, Math.toIntExact(((long) width * bits + 7) / 8), bits);
  }

  private static int steps(long size, int first, int step) {
    return size <= first ? 0 : (int) ((size - first + step - 1) / step);
  }
}
