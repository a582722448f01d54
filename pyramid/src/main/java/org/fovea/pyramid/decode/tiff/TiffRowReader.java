package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.MalformedImageException;

/// Blocks of rows of samples, whatever packs them. Rows of packed blocks come one after the other:
/// who asks for a block's next rows gets them without starting anew.
final class TiffRowReader implements TiffBlockReader {
  private static final long PADDING_BYTES = 64 << 10;

  /// From here on a row is read straight into the band: shorter ones would cost a call each.
  private static final int LONG_ROW_BYTES = 8 << 10;

  private final FileBytes file;
  private final TiffPainter painter;
  private final TiffNumbers numbers;
  private final TiffUnpacker[] planes;
  private final boolean packed;
  private final boolean asStored;
  private final int blockWidth;
  private final int samples;
  private final int numberBytes;
  private final byte[] stored;
  private final byte[] gathered;
  private final byte[] painted;
  private final long mostBytes; // no packing makes a block longer, but padding that has no end does
  private List<TiffBlocks.Range> opened = List.of();
  private int nextRow;

  TiffRowReader(TiffPlan plan, FileBytes file, TiffPainter painter) throws IOException {
    var page = plan.page();
    boolean reversed = plan.lowBitFirst();
    this.file = file;
    this.painter = painter;
    this.blockWidth = (int) page.blocks().width();
    this.samples = plan.samples();
    this.planes = new TiffUnpacker[page.planar() ? samples : 1];
    int perPixel = page.planar() ? 1 : page.samples();
    int values = Math.multiplyExact(blockWidth, perPixel);
    this.numbers = new TiffNumbers(page, plan.predictor(), values, perPixel);
    this.numberBytes = plan.type().bytes();
    this.packed = plan.compression() != TiffCompression.NONE;
    this.asStored =
        painter.copies()
            && !packed
            && !reversed
            && !page.planar()
            && page.bits() == 8
            && plan.predictor() == 1;
    this.stored = new byte[Math.toIntExact(Math.ceilDiv((long) values * page.bits(), 8))];
    this.mostBytes = 2L * stored.length * page.blocks().rows() + PADDING_BYTES;
    this.gathered = new byte[page.planar() ? blockWidth * samples * numberBytes : 0];
    this.painted = new byte[Math.multiplyExact(blockWidth, painter.pixelBytes())];
    for (int plane = 0; plane < planes.length; plane++) {
      planes[plane] = new TiffUnpacker(file, plan.compression(), reversed);
    }
  }

  @Override
  public Optional<byte[]> read(TiffPiece piece, List<TiffBand> bands) throws IOException {
    var band = bands.getFirst();
    int bytes = piece.width() * band.pixelBytes();
    if (asStored && bytes >= LONG_ROW_BYTES && !piece.ranges().getFirst().empty()) {
      copyStored(piece, band, bytes);
      return Optional.empty();
    }
    open(piece);
    for (int row = 0; row < piece.rows(); row++) {
      var values = nextRow(piece.width());
      if (painter.copies()) {
        band.put(piece.x(), piece.y() + row, values, piece.width());
      } else {
        painter.paint(values, piece.width(), painted);
        band.put(piece.x(), piece.y() + row, painted, piece.width());
      }
    }
    return Optional.empty();
  }

  private void copyStored(TiffPiece piece, TiffBand band, int bytes) throws IOException {
    var range = piece.ranges().getFirst();
    long from = (long) piece.skip() * stored.length;
    if ((piece.skip() + (long) piece.rows()) * stored.length > range.length()) {
      throw new MalformedImageException(
          range.at() + range.length(), "the TIFF file's " + piece.name() + " ends early");
    }
    for (int row = 0; row < piece.rows(); row++) {
      var target = band.memory().asSlice(band.offset(piece.x(), piece.y() + row), bytes);
      file.read(range.at() + from + (long) row * stored.length, target.asByteBuffer());
    }
  }

  private void open(TiffPiece piece) throws IOException {
    boolean goesOn = packed && opened.equals(piece.ranges()) && nextRow == piece.skip();
    if (goesOn) {
      return;
    }
    for (int plane = 0; plane < planes.length; plane++) {
      var range = piece.ranges().get(plane);
      planes[plane].open(packed ? range.atMost(mostBytes) : skip(range, piece), piece.name());
    }
    opened = piece.ranges();
    nextRow = packed ? 0 : piece.skip();
    while (nextRow < piece.skip()) {
      nextRow(0);
    }
  }

  private TiffBlocks.Range skip(TiffBlocks.Range range, TiffPiece piece)
      throws MalformedImageException {
    long bytes = (long) piece.skip() * stored.length;
    if (!range.empty() && bytes >= range.length()) {
      throw new MalformedImageException(
          range.at() + range.length(), "the TIFF file's " + piece.name() + " ends early");
    }
    return range.empty() ? range : new TiffBlocks.Range(range.at() + bytes, range.length() - bytes);
  }

  /// Returns the numbers of the next row, interleaved.
  private byte[] nextRow(int width) throws IOException {
    nextRow++;
    if (planes.length == 1) {
      planes[0].read(stored, stored.length);
      return numbers.decode(stored, blockWidth * samples);
    }
    for (int plane = 0; plane < planes.length; plane++) {
      planes[plane].read(stored, stored.length);
      var row = numbers.decode(stored, blockWidth);
      for (int x = 0; x < width; x++) {
        System.arraycopy(
            row, x * numberBytes, gathered, (x * samples + plane) * numberBytes, numberBytes);
      }
    }
    return gathered;
  }

  @Override
  public void close() {
    for (var plane : planes) {
      plane.close();
    }
  }
}
