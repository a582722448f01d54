package org.fovea.pyramid.decode.tiff;

/// Makes what is wanted of a row of numbers: pixels to show, or measured samples in order. Used by
/// one thread.
interface TiffPainter {
  /// Returns the bytes of a pixel that comes out.
  int pixelBytes();

  /// Says whether what comes out is what goes in.
  boolean copies();

  /// Paints a row.
  ///
  /// @param numbers interleaved, in the byte order of the machine
  /// @param out receives `pixels` times [#pixelBytes()] bytes
  void paint(byte[] numbers, int pixels, byte[] out);
}
