package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.nio.ByteOrder;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.Orientation;
import org.fovea.pyramid.source.UnsupportedImageException;

/// What one page of a TIFF file says of itself, as it stands there and within the limits. Whether
/// we can read it is another question.
///
/// @param directory of the page
/// @param order of the bytes in its numbers
/// @param width in pixels
/// @param height in pixels
/// @param bits of a sample
/// @param samples of a pixel
/// @param sampleFormat value of tag 339: 1 unsigned, 2 signed, 3 floating point
/// @param compression value of tag 259
/// @param photometric value of tag 262
/// @param planar whether each channel is stored by itself
/// @param blocks where its tiles or strips are
/// @param orientation how it wants to be shown
/// @param frames in the file
record TiffPage(
    TiffDirectory directory,
    ByteOrder order,
    long width,
    long height,
    int bits,
    int samples,
    int sampleFormat,
    int compression,
    int photometric,
    boolean planar,
    TiffBlocks blocks,
    Orientation orientation,
    int frames) {
  static final int UNCOMPRESSED = 1;
  static final int OLD_JPEG = 6;
  static final int JPEG = 7;
  static final int YCBCR = 6;

  private static final int MOST_BITS = 64;

  /// Reads a frame's page.
  ///
  /// @throws MalformedImageException if it contradicts itself
  /// @throws org.fovea.pyramid.source.LimitException if it is larger than allowed
  static TiffPage read(TiffFile file, int frame, Limits limits) throws IOException {
    var directory = file.directory(frame);
    long width = directory.number(TiffTag.IMAGE_WIDTH, 0);
    long height = directory.number(TiffTag.IMAGE_LENGTH, 0);
    long samples = directory.number(TiffTag.SAMPLES_PER_PIXEL, 1);
    limits.checkSize(width, height);
    limits.checkChannels(samples);
    long bits = samples < 1 ? 0 : bits(directory, (int) samples);
    if (samples < 1 || bits < 1 || bits > MOST_BITS) {
      throw new MalformedImageException(
          directory.offset(TiffTag.BITS_PER_SAMPLE),
          "the TIFF file says that its pixels are "
              + samples
              + " numbers of "
              + bits
              + " bits, which cannot be");
    }
    boolean planar = directory.number(TiffTag.PLANAR_CONFIGURATION, 1) == 2 && samples > 1;
    int compression = small(directory.number(TiffTag.COMPRESSION, UNCOMPRESSED));
    var blocks =
        TiffBlocks.read(file.bytes(), directory, width, height, planar ? (int) samples : 1);
    long pixelBits = Math.multiplyExact(samples, bits);
    blocks.check(planar ? bits : pixelBits);
    if (file.slices() > 1) {
      blocks = blocks.slice(frame, file.sliceBytes());
    }
    var page =
        new TiffPage(
            directory,
            file.order(),
            width,
            height,
            (int) bits,
            (int) samples,
            small(directory.number(TiffTag.SAMPLE_FORMAT, 1)),
            compression,
            small(directory.number(TiffTag.PHOTOMETRIC, samples < 3 ? 1 : 2)),
            planar,
            blocks,
            Orientation.of(small(directory.number(TiffTag.ORIENTATION, 1))),
            file.frames());
    // What is smaller than a byte packs into less.
    long perByte = Math.multiplyExact(limits.pixelsPerByte(), Math.max(1, 8 / pixelBits));
    limits.checkRatio(width, height, blocks.storedBytes(), perByte);
    return page;
  }

  /// Says whether there are JPEG data in it, which libjpeg-turbo decodes.
  boolean hasJpeg() {
    return compression == JPEG;
  }

  /// Says whether it is packed as for a fax machine.
  boolean isFax() {
    return compression >= 2 && compression <= 4;
  }

  /// Says whether the colours are YCbCr and stored by another way than JPEG.
  boolean hasPlainYcbcr() {
    return photometric == YCBCR && compression != OLD_JPEG && compression != JPEG;
  }

  private static long bits(TiffDirectory directory, int samples) throws IOException {
    long count = Math.min(samples, directory.count(TiffTag.BITS_PER_SAMPLE));
    if (count == 0) {
      return 1;
    }
    long bits = directory.number(TiffTag.BITS_PER_SAMPLE, 1);
    for (long other : directory.numbers(TiffTag.BITS_PER_SAMPLE, 0, (int) count)) {
      if (other != bits) {
        throw new UnsupportedImageException(
            "the TIFF file's channels have different depths, which cannot be shown");
      }
    }
    return bits;
  }

  private static int small(long value) {
    return Math.clamp(value, -1, 1 << 20);
  }
}
