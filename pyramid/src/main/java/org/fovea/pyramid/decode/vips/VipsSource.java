package org.fovea.pyramid.decode.vips;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.fovea.pyramid.colour.ColourTransform;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;
import org.fovea.pyramid.scale.ScaledSource;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.RowFeed;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.StripSink;
import org.fovea.pyramid.source.TileSource;
import org.fovea.pyramid.source.UnsupportedImageException;

/// Files by libvips, in one pass from top to bottom, whose numbers are light: 8 bits, and deeper
/// ones that a colour space or profile gives a meaning. libvips converts colours and depths; what
/// it decodes is bounded by the limits that were checked from the header. Measured numbers are left
/// to [VipsSamples].
public final class VipsSource implements TileSource {
  // Decoded in one piece by the libraries behind libvips.
  private static final Set<SourceFormat> HELD =
      Set.of(SourceFormat.WEBP, SourceFormat.HEIF, SourceFormat.AVIF, SourceFormat.JPEG_XL);
  private static final int ROWS_AT_ONCE = 64; // more costs memory, fewer cost calls
  // Of VipsInterpretation:
  private static final int MULTIBAND = 0;
  private static final int B_W = 1;
  private static final int CMYK = 15;
  private static final int SRGB = 22;
  private static final int GREY16 = 26;
  private static final int SCRGB = 28;

  /// XYZ, Lab, LCh, LabS and scRGB: libvips knows what their numbers mean.
  private static final Set<Integer> MEANINGFUL = Set.of(12, 13, 19, 21, SCRGB);

  /// Formats of pictures only: their numbers of more than 8 bits are light over the full range.
  private static final Set<SourceFormat> PICTURES =
      Set.of(SourceFormat.HEIF, SourceFormat.AVIF, SourceFormat.JPEG_XL, SourceFormat.WEBP);

  private static final Set<SourceFormat> PAGED =
      Set.of(SourceFormat.HEIF, SourceFormat.AVIF, SourceFormat.WEBP);

  private final VipsLibrary vips;
  private final Deque<MemorySegment> images; // the last derived one on top; all released by close()
  private final ImageHeader header;

  private VipsSource(VipsLibrary vips, Deque<MemorySegment> images, ImageHeader header) {
    this.vips = vips;
    this.images = images;
    this.header = header;
  }

  /// Opens a file.
  ///
  /// @param frames in the file, or 0 to ask libvips
  public static TileSource open(Path path, SourceFormat format, int frames, SourceOptions options)
      throws IOException {
    var vips =
        VipsLibrary.find()
            .orElseThrow(() -> new UnsupportedImageException("libvips is not installed"));
    if (path.toString().endsWith("]")) { // libvips would take what is in brackets as options
      throw new UnsupportedImageException(
          "the name of the file ends in ], which libvips does not take: rename it");
    }
    int page = PAGED.contains(format) ? options.frame() : 0;
    var images = new ArrayDeque<MemorySegment>();
    VipsImage stored;
    try {
      images.push(vips.open(path, page));
      stored = VipsImage.of(vips, images.getFirst(), format, frames, options);
      checkUnpacked(path, stored, options.limits());
      if (isLight(vips, images.getFirst(), stored)) {
        return light(vips, images, stored);
      }
    } catch (Throwable e) {
      images.forEach(vips::release);
      throw e;
    }
    images.forEach(vips::release);
    return ScaledSource.of(new VipsSamples(vips, path, page, stored));
  }

  /// Checks what formats of which only libvips knows the size unpack to; those of the others were
  /// checked from their headers.
  private static void checkUnpacked(Path path, VipsImage stored, Limits limits) throws IOException {
    if (HELD.contains(stored.format())) {
      limits.checkHeld(stored.width(), stored.height(), stored.format().label() + " file");
    }
    if (HELD.contains(stored.format()) || stored.format() == SourceFormat.JPEG_2000) {
      limits.checkRatio(stored.width(), stored.height(), Files.size(path), limits.pixelsPerByte());
    }
  }

  private static TileSource light(VipsLibrary vips, Deque<MemorySegment> images, VipsImage stored)
      throws IOException {
    if (stored.format() == SourceFormat.FITS) {
      images.push(vips.bands(images.getFirst(), stored.plane(), 1));
    }
    boolean profiled = convertColours(vips, images);
    var pixels = PixelFormat.ofChannels(vips.number(images.getFirst(), "vips_image_get_bands"));
    return new VipsSource(vips, images, stored.header(pixels, profiled));
  }

  /// Numbers of more than 8 bits are light if something in the file says so. That those of a TIFF
  /// file are scRGB is a guess of libvips.
  private static boolean isLight(VipsLibrary vips, MemorySegment image, VipsImage stored) {
    int kind = stored.interpretation();
    if (stored.depth() == VipsImage.UCHAR || stored.format() == SourceFormat.FITS) {
      return stored.depth() == VipsImage.UCHAR;
    }
    boolean guessed = kind == SCRGB && stored.format() == SourceFormat.TIFF;
    return (MEANINGFUL.contains(kind) && !guessed && stored.bands() >= 3)
        || (stored.depth() == VipsImage.USHORT
            && (kind == CMYK
                || PICTURES.contains(stored.format())
                || (stored.bands() >= 3
                    && needsProfile(vips, image, kind, stored.depth(), stored.bands()))));
  }

  @Override
  public ImageHeader header() {
    return header;
  }

  @Override
  public void stream(StripSink sink) throws IOException, InterruptedException {
    var region = vips.region(images.getFirst());
    try {
      var feed = new RowFeed(sink, header.height());
      while (!feed.complete()) {
        var strip = feed.current();
        int filled = feed.filledRows();
        int rows = Math.min(ROWS_AT_ONCE, strip.rows() - filled);
        copyRows(region, (int) feed.row(), strip, filled, rows);
        feed.advance(strip, rows);
      }
    } finally {
      vips.release(region);
    }
  }

  @Override
  public void close() {
    images.forEach(vips::release);
    images.clear();
  }

  private void copyRows(MemorySegment region, int top, PixelStrip strip, int filled, int rows)
      throws IOException, InterruptedException {
    long rowBytes = strip.rowBytes();
    vips.fetch(
        region,
        new VipsLibrary.Rows(top, strip.width(), rows, rowBytes * rows),
        pixels -> {
          for (int row = 0; row < rows; row++) {
            MemorySegment.copy(
                pixels, row * rowBytes, strip.pixels(), strip.offset(0, filled + row), rowBytes);
          }
        });
  }

  /// Brings the image on top of the stack to 8-bit sRGB or grey, with alpha if it has one.
  ///
  /// @return whether a colour profile was applied
  private static boolean convertColours(VipsLibrary vips, Deque<MemorySegment> images)
      throws IOException {
    var image = images.getFirst();
    int kind = vips.number(image, "vips_image_guess_interpretation");
    int depth = vips.number(image, "vips_image_get_format");
    int bands = vips.number(image, "vips_image_get_bands");
    boolean grey = bands < 3 || kind == B_W || kind == GREY16;
    boolean profiled =
        (!grey || bands == 1)
            && needsProfile(vips, image, kind, depth, bands)
            && applyProfile(vips, images);
    boolean plain = depth == VipsImage.UCHAR && (kind == SRGB || kind == B_W || kind == MULTIBAND);
    if (!profiled && !plain) {
      images.push(vips.inColourSpace(images.getFirst(), grey ? B_W : SRGB));
    }
    int now = vips.number(images.getFirst(), "vips_image_get_bands");
    int colours = grey ? 1 : 3;
    boolean alpha = now == colours + 1 && kind != MULTIBAND && !(grey && profiled);
    int keep = colours + (alpha ? 1 : 0);
    if (now > keep) {
      images.push(vips.bands(images.getFirst(), 0, keep));
    }
    return profiled;
  }

  private static boolean needsProfile(
      VipsLibrary vips, MemorySegment image, int kind, int depth, int bands) {
    var profile = vips.metadata(image, "icc-profile-data");
    boolean inks = kind == CMYK;
    int channels = inks ? 4 : bands < 3 ? 1 : 3;
    boolean convertible = inks || depth == VipsImage.UCHAR || depth == VipsImage.USHORT;
    return convertible && profile.filter(p -> !ColourTransform.isNeedless(p, channels)).isPresent();
  }

  /// Returns whether the profile could be applied; a damaged one is ignored, as every viewer does.
  private static boolean applyProfile(VipsLibrary vips, Deque<MemorySegment> images) {
    try {
      images.push(vips.inSrgb(images.getFirst()));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
