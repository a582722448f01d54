package org.fovea.pyramid.decode.tiff;

import java.util.Map;
import org.fovea.pyramid.source.UnsupportedImageException;

/// The ways to pack blocks that we unpack.
enum TiffCompression {
  NONE,
  LZW,
  DEFLATE,
  PACK_BITS,
  JPEG;

  private static final Map<Integer, String> FOREIGN =
      Map.ofEntries(
          Map.entry(2, "CCITT modified Huffman"),
          Map.entry(3, "CCITT fax group 3"),
          Map.entry(4, "CCITT fax group 4"),
          Map.entry(6, "the withdrawn JPEG of TIFF 6.0"),
          Map.entry(34661, "JBIG"),
          Map.entry(22610, "JPEG XR"),
          Map.entry(34934, "JPEG XR"),
          Map.entry(32766, "NeXT run lengths"),
          Map.entry(32771, "CCITT run lengths"),
          Map.entry(32809, "ThunderScan"),
          Map.entry(32908, "Pixar film"),
          Map.entry(32909, "Pixar log"),
          Map.entry(33003, "JPEG 2000 by Aperio"),
          Map.entry(33004, "JPEG 2000 by Aperio"),
          Map.entry(33005, "JPEG 2000 by Aperio"),
          Map.entry(34676, "SGI LogLuv"),
          Map.entry(34677, "SGI LogLuv"),
          Map.entry(34712, "JPEG 2000"),
          Map.entry(34887, "LERC"),
          Map.entry(34892, "lossy JPEG of DNG"),
          Map.entry(34925, "LZMA"),
          Map.entry(50000, "Zstandard"),
          Map.entry(50001, "WebP"),
          Map.entry(50002, "JPEG XL"),
          Map.entry(52546, "JPEG XL"));

  /// Returns the compression of a value of tag 259.
  ///
  /// @throws UnsupportedImageException with its name, if it is none of ours
  static TiffCompression of(int tag) throws UnsupportedImageException {
    return switch (tag) {
      case 0, 1 -> NONE;
      case 5 -> LZW;
      case 7 -> JPEG;
      case 8, 32946 -> DEFLATE;
      case 32773 -> PACK_BITS;
      default ->
          throw new UnsupportedImageException(
              "the TIFF file is packed by "
                  + FOREIGN.getOrDefault(tag, "an unknown compression")
                  + " ("
                  + tag
                  + "), which no decoder here reads");
    };
  }
}
