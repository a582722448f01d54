package org.fovea.pyramid.source;

import java.util.Locale;

/// What a file may ask of the engine. Checked from its header, before any pixel is decoded.
///
/// @param pixels of one frame
/// @param heldPixels of one frame that cannot be streamed and is held in memory: interlaced PNG,
///   progressive JPEG, GIF, BMP and pictures that must be turned or mirrored
/// @param sidePixels width or height
/// @param scans passes of a progressive JPEG
/// @param frames pages of a TIFF, pictures of a GIF
/// @param channels samples of one pixel
/// @param metadataBytes one block of metadata or colour profile, unpacked
/// @param pixelsPerByte of a file packed without loss, beyond its first million pixels
/// @param jpegPixelsPerByte of a JPEG, beyond its first million pixels
public record Limits(
    long pixels,
    long heldPixels,
    long sidePixels,
    int scans,
    int frames,
    int channels,
    long metadataBytes,
    long pixelsPerByte,
    long jpegPixelsPerByte) {
  private static final long FREE_PIXELS = 1_000_000; // a small blank picture is no attack

  /// The limits of a deployment that sets none.
  public static final Limits DEFAULT =
      new Limits(20_000_000_000L, 500_000_000L, 1L << 20, 500, 10_000, 64, 16L << 20, 4_000, 200);

  public Limits {
    boolean positive =
        pixels > 0
            && heldPixels > 0
            && sidePixels > 0
            && scans > 0
            && frames > 0
            && channels > 0
            && metadataBytes > 0
            && pixelsPerByte > 0
            && jpegPixelsPerByte > 0;
    if (!positive) {
      throw new IllegalArgumentException("every limit must be positive");
    }
  }

  /// Checks the size of a picture.
  ///
  /// @throws MalformedImageException if a side is not positive
  /// @throws LimitException if it is too large
  public void checkSize(long width, long height) throws MalformedImageException, LimitException {
    if (width < 1 || height < 1) {
      throw new MalformedImageException(
          MalformedImageException.UNKNOWN,
          "the file says that it is " + width + " x " + height + " pixels, which cannot be");
    }
    if (width > sidePixels || height > sidePixels) {
      throw new LimitException(
          String.format(
              Locale.ROOT,
              "the image is %,d x %,d pixels, and %,d a side are allowed: cut it into parts",
              width,
              height,
              sidePixels));
    }
    if (Math.multiplyExact(width, height) > pixels) {
      throw new LimitException(
          String.format(
              Locale.ROOT,
              "the image has %,d pixels, and %,d are allowed: make it smaller or cut it into parts",
              width * height,
              pixels));
    }
  }

  /// Checks the size of a picture that must be held in memory as a whole.
  ///
  /// @param kind what it is, for the message, such as "interlaced PNG"
  public void checkHeld(long width, long height, String kind) throws LimitException {
    if (width * height > heldPixels) {
      throw new LimitException(
          String.format(
              Locale.ROOT,
              "the %s has %,d pixels, and %,d are allowed of this kind, which is decoded in one"
                  + " piece: save it upright as a TIFF file of tiles and upload that",
              kind,
              width * height,
              heldPixels));
    }
  }

  /// Checks that a picture is not absurdly large for its file, which is how bombs look.
  ///
  /// @param perByte [#pixelsPerByte()] or [#jpegPixelsPerByte()]
  public void checkRatio(long width, long height, long bytes, long perByte) throws LimitException {
    long free = FREE_PIXELS + Math.multiplyExact(bytes, perByte);
    if (width * height > free) {
      throw new LimitException(
          String.format(
              Locale.ROOT,
              "the image has %,d pixels in only %,d bytes, and %,d pixels a byte are allowed: save it"
                  + " as an uncompressed TIFF file if it is a real image",
              width * height,
              bytes,
              perByte));
    }
  }

  /// Checks the number of scans of a JPEG.
  public void checkScans(long count) throws LimitException {
    check(count, scans, "scans", "save it as a baseline JPEG file");
  }

  /// Checks that the pixels of all passes of a progressive JPEG together are no more than one image
  /// may have, because a decoder may go through all of them for each scan.
  public void checkPasses(long width, long height, long count) throws LimitException {
    if (Math.multiplyExact(width * height, count) > pixels) {
      throw new LimitException(
          String.format(
              Locale.ROOT,
              "the image has %,d pixels in %,d scans, and %,d together are allowed: save it as a"
                  + " baseline JPEG file",
              width * height,
              count,
              pixels));
    }
  }

  /// Checks the number of frames.
  public void checkFrames(long count) throws LimitException {
    check(count, frames, "frames", "split it into several files");
  }

  /// Checks the samples of a pixel.
  public void checkChannels(long count) throws LimitException {
    check(count, channels, "channels", "save fewer of them in one file");
  }

  /// Checks the length of a block of metadata.
  public void checkMetadata(long bytes) throws LimitException {
    check(bytes, metadataBytes, "bytes of metadata", "save it without them");
  }

  private static void check(long count, long limit, String what, String advice)
      throws LimitException {
    if (count > limit) {
      throw new LimitException(
          String.format(
              Locale.ROOT,
              "the image has %,d %s, and %,d are allowed: %s",
              count,
              what,
              limit,
              advice));
    }
  }
}
