package org.fovea.launcher.scan;

/// How the work is cut, and how much is unpacked at most.
///
/// @param piece bytes that are read at once
/// @param part bytes of a file that one thread looks through
/// @param unpacked bytes that may be unpacked from any file, however small; 64 times its size may
///   be unpacked beyond that
record Sizes(int piece, long part, long unpacked) {
  static final Sizes USUAL = new Sizes(1 << 18, 1L << 26, 1L << 30);
  private static final int MOST_RATIO = 64;

  /// How many bytes may be unpacked from a file of so many bytes.
  long allowance(long fileBytes) {
    return unpacked + MOST_RATIO * fileBytes;
  }
}
