package org.fovea.launcher.scan;

/// The header of a deflate block (RFC 1951, section 3.2.3). Two bytes in 2,000 of a picture look
/// like the beginning of a zlib stream; what follows them shows for most that they are none, at a
/// tenth of what it costs to try.
final class BlockHeader {
  private static final int STORED = 0;
  private static final int FIXED = 1;
  private static final int DYNAMIC = 2;
  private static final int MOST_BYTES = 10; // 3 + 14 + 19 * 3 bits
  private static final int MOST_CODES = 29; // 286 literals and lengths, 30 distances
  private static final int CODE_LENGTH_BITS = 3;
  private static final int ALL_CODES = 1 << 7; // of seven bits, the longest

  private BlockHeader() {}

  /// Tells whether a block may begin here; true also if there are not enough bytes to tell.
  static boolean isPossible(byte[] buffer, int from, int to) {
    if (to - from < MOST_BYTES) {
      return true;
    }
    return switch (bits(buffer, from, 1, 2)) {
      case STORED ->
          (buffer[from + 1] ^ buffer[from + 3]) == -1
              && (buffer[from + 2] ^ buffer[from + 4]) == -1;
      case FIXED -> true;
      case DYNAMIC ->
          bits(buffer, from, 3, 5) <= MOST_CODES
              && bits(buffer, from, 8, 5) <= MOST_CODES
              && isComplete(buffer, from, bits(buffer, from, 13, 4) + 4);
      default -> false;
    };
  }

  /// Whether so many code lengths make a complete prefix code.
  private static boolean isComplete(byte[] buffer, int from, int lengths) {
    int codes = 0;
    for (int index = 0; index < lengths; index++) {
      int length = bits(buffer, from, 17 + index * CODE_LENGTH_BITS, CODE_LENGTH_BITS);
      codes += length == 0 ? 0 : ALL_CODES >> length;
    }
    return codes == ALL_CODES;
  }

  /// At most nine bits, the lowest first.
  private static int bits(byte[] buffer, int from, int first, int count) {
    int at = from + (first >> 3);
    int two = (buffer[at] & 0xff) | ((at + 1 < from + MOST_BYTES ? buffer[at + 1] & 0xff : 0) << 8);
    return (two >> (first & 7)) & ((1 << count) - 1);
  }
}
