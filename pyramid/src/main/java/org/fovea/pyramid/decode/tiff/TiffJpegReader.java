package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;

/// Blocks of JPEG data.
final class TiffJpegReader implements TiffBlockReader {
  private static final int BASELINE = 0;
  private static final int LARGEST_UNIT = 32; // some writers fill up the last unit of a block
  private static final byte NO_COLOUR = (byte) 128; // a difference of 0
  private static final long MAX_BYTES = 1L << 30;
  private static final int PADDING_BYTES = 1 << 20; // for tables, and what some writers put behind

  private final TiffPlan plan;
  private final FileBytes file;
  private final TiffPainter painter;
  private final TiffJpegDecoder decoder;
  private final Limits limits;
  private final byte[] samples;
  private final byte[] plane;
  private final byte[] painted;
  private Arena arena = Arena.ofShared(); // closed by another thread than uses it
  private MemorySegment scratch = MemorySegment.NULL;

  /// @param decoder that is closed with the reader
  TiffJpegReader(
      TiffPlan plan, FileBytes file, TiffPainter painter, TiffJpegDecoder decoder, Limits limits) {
    this.plan = plan;
    this.file = file;
    this.painter = painter;
    this.decoder = decoder;
    this.limits = limits;
    int width = (int) plan.page().blocks().width();
    this.samples = new byte[Math.multiplyExact(width, plan.samples())];
    this.plane = new byte[width];
    this.painted = new byte[Math.multiplyExact(width, painter.pixelBytes())];
  }

  @Override
  public Optional<byte[]> read(TiffPiece piece, List<TiffBand> bands) throws IOException {
    if (piece.ranges().stream().anyMatch(TiffBlocks.Range::empty)) {
      paintEmpty(piece, bands);
      return Optional.empty();
    }
    if (bands.size() > 1) {
      return readPlanes(piece, bands);
    }
    var band = bands.getFirst();
    if (plan.page().planar() || !painter.copies()) {
      readAndPaint(piece, band);
      return Optional.empty();
    }
    var jpeg = join(piece, 0, plan.samples());
    boolean clean = decoder.decode(jpeg, target(piece, band), place(piece, 0));
    return verbatim(piece, jpeg, clean);
  }

  @Override
  public void close() {
    decoder.close();
    arena.close();
  }

  private Optional<byte[]> readPlanes(TiffPiece piece, List<TiffBand> bands) throws IOException {
    var jpeg = join(piece, 0, plan.samples());
    if (!jpeg.halved()) {
      throw new MalformedImageException(
          piece.ranges().getFirst().at(),
          "the TIFF file's " + piece.name() + " has another subsampling than the first one");
    }
    var targets = new TiffJpegDecoder.Target[bands.size()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = target(piece, bands.get(i));
    }
    boolean clean = decoder.decodePlanes(jpeg, targets, place(piece, 0));
    return verbatim(piece, jpeg, clean);
  }

  /// Decodes beside the band and paints row by row.
  private void readAndPaint(TiffPiece piece, TiffBand band) throws IOException {
    int planes = plan.page().planar() ? plan.samples() : 1;
    int perPixel = plan.samples() / planes;
    long planeBytes = (long) piece.width() * piece.rows() * perPixel;
    reserve(planeBytes * planes);
    for (int i = 0; i < planes; i++) {
      var jpeg = join(piece, i, perPixel);
      long stride = (long) piece.width() * perPixel;
      var target =
          new TiffJpegDecoder.Target(scratch, i * planeBytes, stride, piece.width(), piece.rows());
      decoder.decode(jpeg, target, place(piece, i));
    }
    for (int row = 0; row < piece.rows(); row++) {
      gather(row, piece.width(), planes, planeBytes);
      painter.paint(samples, piece.width(), painted);
      band.put(piece.x(), piece.y() + row, painted, piece.width());
    }
  }

  private void gather(int row, int width, int planes, long planeBytes) {
    if (planes == 1) {
      int bytes = width * plan.samples();
      MemorySegment.copy(scratch, ValueLayout.JAVA_BYTE, (long) row * bytes, samples, 0, bytes);
      return;
    }
    for (int i = 0; i < planes; i++) {
      long from = i * planeBytes + (long) row * width;
      MemorySegment.copy(scratch, ValueLayout.JAVA_BYTE, from, plane, 0, width);
      for (int x = 0; x < width; x++) {
        samples[x * planes + i] = plane[x];
      }
    }
  }

  /// Returns how much of a block's data is looked at: more than any JPEG of its size needs.
  static long mostBytes(TiffPlan plan) {
    var blocks = plan.page().blocks();
    long samples = blocks.width() * blocks.rows() * plan.page().samples();
    return Math.min(2 * samples + PADDING_BYTES, MAX_BYTES);
  }

  private TiffJpeg join(TiffPiece piece, int index, int components) throws IOException {
    var range = piece.ranges().get(index);
    var data = file.bytes(range.at(), (int) Math.min(range.length(), mostBytes(plan)));
    var jpeg = TiffJpeg.join(plan.tables(), data, plan.jpegColours(), place(piece, index), limits);
    var blocks = plan.page().blocks();
    boolean fits =
        jpeg.components() == components
            && jpeg.width() >= piece.width()
            && jpeg.height() >= piece.rows()
            && jpeg.width() < blocks.width() + LARGEST_UNIT
            && jpeg.height() < blocks.rows() + LARGEST_UNIT;
    if (!fits) {
      throw new MalformedImageException(
          range.at(),
          "the JPEG data of the TIFF file's " + piece.name() + " contradict its header");
    }
    return jpeg;
  }

  private Optional<byte[]> verbatim(TiffPiece piece, TiffJpeg jpeg, boolean clean) {
    boolean same =
        clean
            && piece.whole()
            && jpeg.process() == BASELINE
            && jpeg.width() == piece.width()
            && jpeg.height() == piece.rows()
            && plan.jpegColours() != TiffJpeg.Colours.BARE;
    return same ? Optional.of(jpeg.file()) : Optional.empty();
  }

  private void reserve(long bytes) {
    if (scratch.byteSize() < bytes) {
      arena.close();
      arena = Arena.ofShared();
      scratch = arena.allocate(bytes);
    }
  }

  private static TiffJpegDecoder.Target target(TiffPiece piece, TiffBand band) {
    int halvings = band.halvings();
    return new TiffJpegDecoder.Target(
        band.memory(),
        band.offset(piece.x(), piece.y()),
        band.stride(),
        (piece.width() + halvings) >> halvings,
        (piece.rows() + halvings) >> halvings);
  }

  private static TiffJpeg.Place place(TiffPiece piece, int index) {
    return new TiffJpeg.Place(piece.ranges().get(index).at(), piece.name());
  }

  /// An empty block is black.
  private void paintEmpty(TiffPiece piece, List<TiffBand> bands) {
    Arrays.fill(samples, (byte) 0);
    painter.paint(samples, piece.width(), painted);
    for (int i = 0; i < bands.size(); i++) {
      var target = target(piece, bands.get(i));
      if (bands.size() > 1) {
        Arrays.fill(painted, i == 0 ? (byte) 0 : NO_COLOUR);
      }
      int bytes = target.width() * bands.get(i).pixelBytes();
      for (int row = 0; row < target.rows(); row++) {
        long at = target.at() + row * target.stride();
        MemorySegment.copy(painted, 0, target.memory(), ValueLayout.JAVA_BYTE, at, bytes);
      }
    }
  }
}
