package org.fovea.launcher.scan;

import java.util.Set;

/// An entry of a ZIP file, from its local header on. Names and entries that are merely stored stand
/// as they are in what is looked through anyway.
final class ZipEntryReader implements Decoder {
  private static final int HEADER_BYTES = 30;
  private static final int ENCRYPTED = 1;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  // what there is but for these two, by APPNOTE 6.3.10, section 4.4.5
  private static final Set<Integer> OTHER_METHODS =
      Set.of(1, 2, 3, 4, 5, 6, 9, 10, 12, 14, 16, 18, 19, 20, 93, 94, 95, 96, 97, 98, 99);
  private static final int MOST_VERSION = 63;

  private final Unpacked out;
  private final Deflated data;
  private final byte[] header = new byte[HEADER_BYTES];
  private int have;
  private int toSkip;

  ZipEntryReader(Unpacked out) {
    this.out = out;
    this.data = new Deflated(out, true);
  }

  @Override
  public boolean take(byte[] buffer, int from, int to) {
    int offset = from;
    while (offset < to && have < HEADER_BYTES) {
      header[have++] = buffer[offset++];
      if (have == HEADER_BYTES && !readHeader()) {
        return false;
      }
    }
    int skip = Math.min(toSkip, to - offset);
    toSkip -= skip;
    offset += skip;
    return offset == to || data.take(buffer, offset, to);
  }

  /// @return whether what follows name and extra field is a deflate stream
  private boolean readHeader() {
    int method = number(8);
    boolean readable = method == STORED || method == DEFLATED;
    if (number(4) > MOST_VERSION
        || number(26) == 0
        || (!readable && !OTHER_METHODS.contains(method))) {
      return false; // no entry, for even a name is missing, or what a damaged stream unpacks to
    }
    if ((number(6) & ENCRYPTED) != 0) {
      out.leftOut("has an encrypted entry");
      return false;
    }
    if (!readable) {
      out.leftOut("has an entry packed by method " + method);
    }
    toSkip = number(26) + number(28);
    return method == DEFLATED;
  }

  private int number(int at) {
    return (header[at] & 0xff) | ((header[at + 1] & 0xff) << 8);
  }

  @Override
  public void close() {
    data.close();
  }
}
