package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.util.Optional;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.SampleType;
import org.fovea.pyramid.source.UnsupportedImageException;

/// How a page is read, found possible.
///
/// @param page that is read
/// @param compression of its blocks
/// @param predictor value of tag 317
/// @param lowBitFirst whether the bits of each byte are in reverse order
/// @param type of a number
/// @param samples of a pixel as they come out of a block: all of them if they are stored together,
///   otherwise those that are needed
/// @param colours what they mean
/// @param tables of JPEG that all blocks share; empty if there are none
record TiffPlan(
    TiffPage page,
    TiffCompression compression,
    int predictor,
    boolean lowBitFirst,
    SampleType type,
    int samples,
    TiffColours colours,
    Optional<byte[]> tables) {
  private static final int LOW_BIT_FIRST = 2;

  /// A row is held several times while it is brought to pixels; this is a million pixels of eight
  /// samples.
  private static final long MAX_ROW_VALUES = 8L << 20;

  /// A JPEG strip that is larger than this is left to decoders that need not hold it.
  private static final long MAX_JPEG_STRIP_BYTES = 64L << 20;

  /// Plans the reading of a page.
  ///
  /// @throws UnsupportedImageException if it cannot be read here; the message says why
  /// @throws LimitException if a row is larger than we hold
  static TiffPlan of(TiffPage page, Limits limits) throws IOException {
    var compression = TiffCompression.of(page.compression());
    requireShortRows(page);
    var directory = page.directory();
    var type = TiffNumbers.type(page);
    var colours = TiffColours.read(page, limits);
    boolean differences =
        compression == TiffCompression.LZW || compression == TiffCompression.DEFLATE;
    int predictor = differences ? Math.clamp(directory.number(TiffTag.PREDICTOR, 1), 0, 9) : 1;
    TiffNumbers.check(page, predictor);
    if (compression == TiffCompression.JPEG) {
      requireJpeg(page, colours);
    }
    return new TiffPlan(
        page,
        compression,
        predictor,
        directory.number(TiffTag.FILL_ORDER, 1) == LOW_BIT_FIRST
            && compression != TiffCompression.JPEG,
        type,
        page.planar() ? colours.needed() : page.samples(),
        colours,
        directory.has(TiffTag.JPEG_TABLES)
            ? Optional.of(directory.bytes(TiffTag.JPEG_TABLES, limits))
            : Optional.empty());
  }

  /// Says whether the numbers were measured: nothing in them says what is black and what is white.
  boolean measured() {
    boolean shades =
        colours.model() == TiffColours.Model.GREY || colours.model() == TiffColours.Model.RGB;
    return shades && type != SampleType.UINT8;
  }

  /// Returns what the components of the JPEG data are.
  TiffJpeg.Colours jpegColours() {
    if (page.planar()) {
      return TiffJpeg.Colours.JFIF; // each plane by itself is a grey picture
    }
    return switch (page.samples()) {
      case 1 -> TiffJpeg.Colours.JFIF;
      case 3 -> page.photometric() == TiffPage.YCBCR ? TiffJpeg.Colours.JFIF : TiffJpeg.Colours.RGB;
      default -> TiffJpeg.Colours.BARE;
    };
  }

  /// Says whether the rows of a packed strip must be read one after the other, because it is too
  /// long to be held.
  boolean sequential(int heldRows) {
    boolean rows = compression != TiffCompression.NONE && compression != TiffCompression.JPEG;
    return rows && !page.blocks().tiled() && page.blocks().rows() > heldRows;
  }

  private static void requireShortRows(TiffPage page) throws LimitException {
    long values = Math.multiplyExact(page.blocks().width(), (long) page.samples());
    if (values > MAX_ROW_VALUES) {
      throw new LimitException(
          "a row of the TIFF file's blocks has %,d numbers, and %,d are allowed"
              .formatted(values, MAX_ROW_VALUES));
    }
  }

  private static void requireJpeg(TiffPage page, TiffColours colours)
      throws UnsupportedImageException {
    int samples = page.samples();
    boolean ycbcr = page.photometric() == TiffPage.YCBCR;
    boolean known =
        page.bits() == 8
            && (page.planar() || samples == 1 || samples == 3 || samples == 4)
            && (!ycbcr || (samples == 3 && !page.planar()))
            && colours.model() != TiffColours.Model.CIE_LAB
            && colours.model() != TiffColours.Model.ICC_LAB;
    if (!known) {
      throw new UnsupportedImageException(
          "the TIFF file's JPEG data ("
              + samples
              + " samples of "
              + page.bits()
              + " bits) are of a kind that no decoder here reads");
    }
    var blocks = page.blocks();
    long bytes = blocks.width() * blocks.rows() * (page.planar() ? 1 : samples);
    if (!blocks.tiled() && bytes > MAX_JPEG_STRIP_BYTES) {
      throw new UnsupportedImageException(
          "the TIFF file's JPEG strips of "
              + blocks.rows()
              + " rows are too large to be held in memory");
    }
  }
}
