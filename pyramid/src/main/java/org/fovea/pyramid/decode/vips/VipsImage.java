package org.fovea.pyramid.decode.vips;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.Orientation;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.UnsupportedImageException;

/// What libvips says of an image as it is stored, checked against the limits.
///
/// @param format of the file
/// @param width in pixels
/// @param height in pixels
/// @param bands samples of a pixel
/// @param depth value of `VipsBandFormat`
/// @param interpretation value of `VipsInterpretation`
/// @param frames pages of the file, or the planes of a FITS cube
/// @param plane of a FITS cube that was asked for; 0 in other files
/// @param orientation how the file wants to be shown
record VipsImage(
    SourceFormat format,
    int width,
    int height,
    int bands,
    int depth,
    int interpretation,
    int frames,
    int plane,
    Orientation orientation) {
  // Of VipsBandFormat:
  static final int UCHAR = 0;
  static final int USHORT = 2;
  private static final int FLOAT = 6;
  private static final int COMPLEX = 7;
  private static final int DPCOMPLEX = 9;
  private static final int[] BITS = {8, 8, 16, 16, 32, 32, 32, 64, 64, 128};

  /// Reads what an image says.
  ///
  /// @param pages in the file, or 0 to ask libvips
  static VipsImage of(
      VipsLibrary vips, MemorySegment image, SourceFormat format, int pages, SourceOptions options)
      throws IOException {
    int bands = vips.number(image, "vips_image_get_bands");
    boolean cube = format == SourceFormat.FITS; // libvips makes bands of its planes
    int frames = cube ? bands : frames(vips, image, format, pages);
    var found =
        new VipsImage(
            format,
            vips.number(image, "vips_image_get_width"),
            vips.number(image, "vips_image_get_height"),
            bands,
            vips.number(image, "vips_image_get_format"),
            vips.number(image, "vips_image_guess_interpretation"),
            frames,
            cube ? options.frame() : 0,
            orientation(vips, image, format));
    options.limits().checkSize(found.width, found.height);
    options.limits().checkChannels(cube ? 1 : bands);
    options.limits().checkFrames(frames);
    options.requireFrame(frames);
    if (found.depth == COMPLEX || found.depth == DPCOMPLEX) {
      throw new UnsupportedImageException(
          "the pixels are complex numbers, and nothing says which part of them to show");
    }
    return found;
  }

  /// What libvips calls the pages of a JPEG 2000 file are its resolutions.
  private static int frames(VipsLibrary vips, MemorySegment image, SourceFormat format, int pages) {
    if (pages > 0) {
      return pages;
    }
    return format == SourceFormat.JPEG_2000 ? 1 : vips.number(image, "vips_image_get_n_pages");
  }

  private static Orientation orientation(
      VipsLibrary vips, MemorySegment image, SourceFormat format) {
    boolean floatMap =
        format == SourceFormat.PNM && vips.number(image, "vips_image_get_format") == FLOAT;
    return floatMap // stored bottom up, and libvips leaves it so
        ? Orientation.FLIPPED
        : Orientation.of(vips.number(image, "vips_image_get_orientation"));
  }

  ImageHeader header(PixelFormat pixels, boolean profiled) {
    boolean cube = format == SourceFormat.FITS;
    return new ImageHeader(
        width,
        height,
        pixels,
        format,
        BITS[depth],
        cube ? 1 : bands,
        frames,
        orientation,
        profiled,
        Decoder.VIPS);
  }
}
