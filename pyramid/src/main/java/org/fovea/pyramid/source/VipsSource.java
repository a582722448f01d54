package org.fovea.pyramid.source;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;

/// Files by libvips, in one pass from top to bottom. libvips converts colours and depths; what it
/// decodes is bounded by the limits that were checked from the header.
final class VipsSource implements TileSource {
  private static final int ROWS_AT_ONCE = 64; // more costs memory, fewer cost calls
  private static final int UCHAR = 0;
  private static final int USHORT = 2;
  private static final int[] BITS = {8, 8, 16, 16, 32, 32, 32, 64, 64, 128};
  private static final int B_W = 1;
  private static final int SRGB = 22;
  private static final int GREY16 = 26;
  private static final int SCRGB = 28;

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
  static TileSource open(Path path, SourceFormat format, int frames, Limits limits)
      throws IOException {
    var vips =
        VipsLibrary.find()
            .orElseThrow(() -> new UnsupportedImageException("libvips is not installed"));
    if (path.toString().endsWith("]")) { // libvips would take what is in brackets as options
      throw new UnsupportedImageException("libvips cannot open a file of this name");
    }
    var images = new ArrayDeque<MemorySegment>();
    try {
      images.push(vips.open(path));
      return open(vips, images, format, frames, limits);
    } catch (Throwable e) {
      images.forEach(vips::release);
      throw e;
    }
  }

  private static TileSource open(
      VipsLibrary vips, Deque<MemorySegment> images, SourceFormat format, int frames, Limits limits)
      throws IOException {
    var image = images.getFirst();
    int width = vips.number(image, "vips_image_get_width");
    int height = vips.number(image, "vips_image_get_height");
    int channels = vips.number(image, "vips_image_get_bands");
    int depth = vips.number(image, "vips_image_get_format");
    limits.checkSize(width, height);
    limits.checkChannels(channels);
    int pages = frames > 0 ? frames : vips.number(image, "vips_image_get_n_pages");
    limits.checkFrames(pages);
    var orientation = Orientation.of(vips.number(image, "vips_image_get_orientation"));
    boolean profiled = convertColours(vips, images);
    var pixels = PixelFormat.ofChannels(vips.number(images.getFirst(), "vips_image_get_bands"));
    var header =
        new ImageHeader(
            width,
            height,
            pixels,
            format,
            BITS[depth],
            channels,
            pages,
            orientation,
            profiled,
            Decoder.VIPS);
    return new VipsSource(vips, images, header);
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
      throws IOException {
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
    requireShowable(kind, depth, bands);
    boolean grey = bands < 3 || kind == B_W || kind == GREY16;
    boolean profiled =
        !grey && needsProfile(vips, image, kind, depth) && applyProfile(vips, images);
    boolean plain = depth == UCHAR && (kind == SRGB || kind == B_W || kind == 0);
    if (!profiled && !plain) {
      images.push(vips.inColourSpace(images.getFirst(), grey ? B_W : SRGB));
    }
    int now = vips.number(images.getFirst(), "vips_image_get_bands");
    int keep = grey ? Math.min(now, 2) : Math.min(now, 4);
    if (now > keep) {
      images.push(vips.firstBands(images.getFirst(), keep));
    }
    return profiled;
  }

  private static boolean needsProfile(VipsLibrary vips, MemorySegment image, int kind, int depth) {
    var profile = vips.metadata(image, "icc-profile-data");
    boolean inks = kind == 15;
    boolean convertible = inks || depth == UCHAR || depth == USHORT;
    return convertible
        && profile.filter(p -> !ColourTransform.isNeedless(p, inks ? 4 : 3)).isPresent();
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

  /// Numbers that are not 8 or 16 bits of light have no natural black and white.
  private static void requireShowable(int kind, int depth, int bands)
      throws UnsupportedImageException {
    boolean light = depth == UCHAR || depth == USHORT;
    boolean measured = kind == SCRGB || kind == 12 || kind == 13 || kind == 19 || kind == 21;
    if (!light && !(measured && bands >= 3)) {
      throw new UnsupportedImageException(
          "pixels of this kind ("
              + bands
              + " channels of "
              + BITS[depth]
              + " bits) cannot be shown yet");
    }
  }
}
