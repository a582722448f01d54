package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.fovea.pyramid.source.MalformedImageException;

/// Decodes the JPEG data of blocks. Used by one thread.
interface TiffJpegDecoder extends AutoCloseable {
  /// Where pixels go.
  ///
  /// @param memory outside the Java heap
  /// @param at offset of the first pixel
  /// @param stride bytes from one row to the next
  /// @param width of the part of the block that is wanted, from its upper left corner
  /// @param rows of that part
  record Target(MemorySegment memory, long at, long stride, int width, int rows) {}

  /// Decodes to interleaved samples: grey, red-green-blue, or four components as they are.
  ///
  /// @param jpeg at least as large as the part that is wanted
  /// @return whether the decoder had nothing to remark
  /// @throws MalformedImageException if the data are damaged
  boolean decode(TiffJpeg jpeg, Target target, TiffJpeg.Place place) throws IOException;

  /// Decodes YCbCr 4:2:0 to its three planes.
  ///
  /// @param targets of the three planes; width and rows are those of each plane
  /// @throws UnsupportedOperationException if this decoder cannot
  default boolean decodePlanes(TiffJpeg jpeg, Target[] targets, TiffJpeg.Place place)
      throws IOException {
    throw new UnsupportedOperationException("this decoder gives no planes");
  }

  @Override
  void close();

  /// Tells a remark that costs no pixel from damage.
  ///
  /// @param said by the decoder
  static void requireHarmless(String said, TiffJpeg.Place place) throws MalformedImageException {
    if (!said.contains("extraneous bytes before marker")) {
      throw new MalformedImageException(
          place.at(), "the JPEG data of the TIFF file's " + place.name() + " are damaged: " + said);
    }
  }
}
