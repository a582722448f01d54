package org.fovea.pyramid.decode.png;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.fovea.pyramid.source.FileBytes;

/// The pixels of a PNG file from top to bottom, with the memory of two rows; those of interlaced
/// files are held as a whole. Used by one thread.
final class PngImage {
  // Adam7 (PNG third edition, section 8.1): where each pass starts and how far its pixels lie
  // apart.
  private static final int[] FIRST_COLUMN = {0, 4, 0, 2, 0, 1, 0};
  private static final int[] FIRST_ROW = {0, 0, 4, 0, 2, 0, 1};
  private static final int[] COLUMN_STEP = {8, 8, 4, 4, 2, 2, 1};
  private static final int[] ROW_STEP = {8, 8, 8, 4, 4, 2, 2};

  private final FileBytes file;
  private final PngHeader png;
  private final int pixelBytes;
  private final Converter converter;

  /// Turns stored pixels into those that are wanted.
  interface Converter {
    /// Converts pixels.
    ///
    /// @param row stored pixels, the first at byte `from`
    /// @param target the same pixels as wanted, from its start on
    void convert(byte[] row, int from, byte[] target, int pixels);
  }

  /// Takes the rows.
  interface Target {
    /// Takes the next row.
    ///
    /// @param row converted pixels, valid during the call only
    void accept(byte[] row) throws IOException, InterruptedException;
  }

  /// @param file closed by the caller
  /// @param pixelBytes of a converted pixel
  PngImage(FileBytes file, PngHeader png, int pixelBytes, Converter converter) {
    this.file = file;
    this.png = png;
    this.pixelBytes = pixelBytes;
    this.converter = converter;
  }

  /// Gives all rows. May be called more than once.
  void stream(Target target) throws IOException, InterruptedException {
    try (var data = new PngData(file, png.dataAt())) {
      if (png.interlaced()) {
        streamInterlaced(data, target);
      } else {
        streamRows(data, target);
      }
    }
  }

  private void streamRows(PngData data, Target target) throws IOException, InterruptedException {
    int width = (int) png.width();
    var rows = rows(data, width);
    var pixels = new byte[Math.multiplyExact(width, pixelBytes)];
    for (long y = 0; y < png.height(); y++) {
      converter.convert(rows.next(), rows.margin(), pixels, width);
      target.accept(pixels);
    }
  }

  private void streamInterlaced(PngData data, Target target)
      throws IOException, InterruptedException {
    long rowBytes = png.width() * pixelBytes;
    try (var arena = Arena.ofConfined()) {
      var whole = arena.allocate(Math.multiplyExact(rowBytes, png.height()));
      for (int pass = 0; pass < FIRST_ROW.length; pass++) {
        readPass(data, pass, whole);
      }
      var row = new byte[(int) rowBytes];
      for (long y = 0; y < png.height(); y++) {
        MemorySegment.copy(whole, JAVA_BYTE, y * rowBytes, row, 0, row.length);
        target.accept(row);
      }
    }
  }

  private void readPass(PngData data, int pass, MemorySegment whole) throws IOException {
    int width = steps(png.width(), FIRST_COLUMN[pass], COLUMN_STEP[pass]);
    if (width == 0) {
      return;
    }
    var rows = rows(data, width);
    var pixels = new byte[width * pixelBytes];
    for (long y = FIRST_ROW[pass]; y < png.height(); y += ROW_STEP[pass]) {
      converter.convert(rows.next(), rows.margin(), pixels, width);
      long at = (y * png.width() + FIRST_COLUMN[pass]) * pixelBytes;
      for (int x = 0; x < width; x++) {
        MemorySegment.copy(pixels, x * pixelBytes, whole, JAVA_BYTE, at, pixelBytes);
        at += (long) COLUMN_STEP[pass] * pixelBytes;
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
