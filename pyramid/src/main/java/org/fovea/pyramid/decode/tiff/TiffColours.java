package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fovea.pyramid.colour.ColourTransform;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.UnsupportedImageException;

/// What the samples of a page mean (TIFF 6.0, photometric interpretation and extra samples).
///
/// @param model of the colours
/// @param inverted whether the smallest number is white
/// @param alpha index of the sample that is an opacity, or -1
/// @param premultiplied whether the colours were multiplied by it
/// @param palette colours of the indices as 0xRRGGBB; empty in other models
/// @param profile the ICC profile; empty if there is none
record TiffColours(
    Model model,
    boolean inverted,
    int alpha,
    boolean premultiplied,
    List<Integer> palette,
    Optional<byte[]> profile) {
  private static final int WHITE_IS_ZERO = 0;
  private static final int BLACK_IS_ZERO = 1;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int MASK = 4;
  private static final int SEPARATED = 5;
  private static final int CIE_LAB = 8;
  private static final int ICC_LAB = 9;
  private static final int CMYK_INKS = 1;
  private static final int ASSOCIATED = 1;
  private static final int UNASSOCIATED = 2;
  private static final int MOST_PALETTE_BITS = 16;
  private static final int FLOATING = 3;

  /// How many samples make a colour and how.
  enum Model {
    GREY(1),
    RGB(3),
    INDEXED(1),
    CMYK(4),
    YCBCR(3),
    CIE_LAB(3),
    ICC_LAB(3);

    private final int channels;

    Model(int channels) {
      this.channels = channels;
    }

    /// Returns the samples of a colour.
    int channels() {
      return channels;
    }
  }

  /// Reads what a page says.
  ///
  /// @throws UnsupportedImageException if we cannot show such colours
  static TiffColours read(TiffPage page, Limits limits) throws IOException {
    var directory = page.directory();
    var model = model(page);
    if (page.samples() < model.channels()) {
      throw new MalformedImageException(
          directory.offset(TiffTag.SAMPLES_PER_PIXEL),
          "the TIFF file's pixels have "
              + page.samples()
              + " samples, fewer than their colours need");
    }
    int extra = extra(page, model, ASSOCIATED, UNASSOCIATED);
    return new TiffColours(
        model,
        page.photometric() == WHITE_IS_ZERO,
        extra,
        extra >= 0 && extra == extra(page, model, ASSOCIATED, ASSOCIATED),
        model == Model.INDEXED ? palette(page) : List.of(),
        directory.has(TiffTag.ICC_PROFILE)
            ? Optional.of(directory.bytes(TiffTag.ICC_PROFILE, limits))
            : Optional.empty());
  }

  /// Returns how many samples of each pixel are needed, the first ones.
  int needed() {
    return Math.max(model.channels(), alpha + 1);
  }

  /// Returns the format in which pixels are shown.
  PixelFormat format() {
    boolean grey = model == Model.GREY || (model == Model.INDEXED && greyPalette());
    return PixelFormat.ofChannels((grey ? 1 : 3) + (alpha >= 0 ? 1 : 0));
  }

  /// Returns the way to sRGB, to be used by one thread; empty if there is nothing to do.
  Optional<ColourTransform> transform() {
    boolean described = model == Model.GREY || model == Model.RGB || model == Model.CMYK;
    return described
        ? profile.flatMap(icc -> ColourTransform.of(icc, model.channels()))
        : Optional.empty();
  }

  private boolean greyPalette() {
    return palette.stream()
        .allMatch(rgb -> (rgb & 0xFF) == ((rgb >> 8) & 0xFF) && (rgb & 0xFF) == (rgb >> 16));
  }

  private static Model model(TiffPage page) throws IOException {
    boolean fine = (page.bits() == 8 || page.bits() == 16) && page.sampleFormat() != FLOATING;
    return switch (page.photometric()) {
      case WHITE_IS_ZERO, BLACK_IS_ZERO, MASK -> Model.GREY;
      case RGB -> Model.RGB;
      case PALETTE -> {
        requireShowable(page, page.bits() <= MOST_PALETTE_BITS && page.sampleFormat() != FLOATING);
        yield Model.INDEXED;
      }
      case SEPARATED -> {
        long inks = page.directory().number(TiffTag.INK_SET, CMYK_INKS);
        requireShowable(page, inks == CMYK_INKS && page.samples() >= 4 && fine);
        yield Model.CMYK;
      }
      case TiffPage.YCBCR -> {
        requireShowable(page, page.hasJpeg() || plainYcbcr(page));
        yield page.hasJpeg() ? Model.RGB : Model.YCBCR; // decoders of JPEG give RGB
      }
      case CIE_LAB -> {
        requireShowable(page, fine && page.samples() >= 3);
        yield Model.CIE_LAB;
      }
      case ICC_LAB -> {
        requireShowable(page, fine && page.samples() >= 3);
        yield Model.ICC_LAB;
      }
      default -> throw unshowable(page);
    };
  }

  private static void requireShowable(TiffPage page, boolean showable)
      throws UnsupportedImageException {
    if (!showable) {
      throw unshowable(page);
    }
  }

  private static UnsupportedImageException unshowable(TiffPage page) {
    return new UnsupportedImageException(
        "the TIFF file's colours (photometric interpretation "
            + page.photometric()
            + ", "
            + page.samples()
            + " samples of "
            + page.bits()
            + " bits) are of a kind that no decoder here reads");
  }

  /// Says whether YCbCr is at full resolution and in the usual ranges.
  private static boolean plainYcbcr(TiffPage page) throws IOException {
    var directory = page.directory();
    boolean whole =
        directory.count(TiffTag.YCBCR_SUBSAMPLING) == 2
            && Arrays.equals(directory.numbers(TiffTag.YCBCR_SUBSAMPLING, 0, 2), new long[] {1, 1});
    return whole && page.bits() == 8 && hasUsualRange(directory);
  }

  /// Says whether YCbCr has the coefficients and the full range of JFIF.
  static boolean hasUsualRange(TiffDirectory directory) throws IOException {
    return isNear(directory, TiffTag.YCBCR_COEFFICIENTS, 0.299, 0.587, 0.114)
        && isNear(directory, TiffTag.REFERENCE_BLACK_WHITE, 0, 255, 128, 255, 128, 255);
  }

  private static boolean isNear(TiffDirectory directory, int tag, double... usual)
      throws IOException {
    if (!directory.has(tag)) {
      return true;
    }
    var values = directory.reals(tag, usual.length);
    for (int i = 0; i < usual.length; i++) {
      if (Math.abs(values[i] - usual[i]) > 1e-3) {
        return false;
      }
    }
    return true;
  }

  /// Returns the index of the first extra sample of one of two kinds, or -1.
  private static int extra(TiffPage page, Model model, int kind, int orKind) throws IOException {
    long count =
        Math.min(page.directory().count(TiffTag.EXTRA_SAMPLES), page.samples() - model.channels());
    if (count < 1 || model == Model.INDEXED) {
      return -1;
    }
    var kinds = page.directory().numbers(TiffTag.EXTRA_SAMPLES, 0, (int) count);
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == kind || kinds[i] == orKind) {
        return model.channels() + i;
      }
    }
    return -1;
  }

  /// Returns the colours, which are stored in 16 bits: all red ones, all green ones, all blue ones.
  private static List<Integer> palette(TiffPage page) throws IOException {
    int colours = 1 << page.bits();
    var stored = page.directory().numbers(TiffTag.COLOUR_MAP, 0, 3 * colours);
    // Some old writers stored 8 bits.
    int shift = Arrays.stream(stored).allMatch(value -> value < 256) ? 0 : 8;
    var palette = new ArrayList<Integer>(colours);
    for (int i = 0; i < colours; i++) {
      palette.add(
          (int)
              (((stored[i] >> shift) & 0xFF) << 16
                  | (((stored[colours + i] >> shift) & 0xFF) << 8)
                  | ((stored[2 * colours + i] >> shift) & 0xFF)));
    }
    return palette;
  }
}
