package org.fovea.launcher.scan;

/// A member of a gzip file (RFC 1952): a header, then a deflate stream. What follows is a member
/// with a beginning of its own.
final class GzipMember implements Decoder {
  private static final int FIXED_BYTES = 10;
  private static final int CHECK = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final Deflated data;
  private int position;
  private int flags;
  private int extraLength;
  private int low; // bytes of the present part

  GzipMember(Unpacked out) {
    this.data = new Deflated(out, true);
  }

  @Override
  public boolean take(byte[] buffer, int from, int to) {
    int offset = from;
    while (offset < to && !headerIsOver()) {
      if (!header(buffer[offset++] & 0xff)) {
        return false;
      }
    }
    return offset == to || data.take(buffer, offset, to);
  }

  private boolean headerIsOver() {
    return position >= FIXED_BYTES && flags == 0;
  }

  /// Takes a byte of the header; the flag of each optional part is cleared behind it.
  private boolean header(int value) {
    if (position < FIXED_BYTES) {
      flags = position == 3 ? value & ~1 : flags; // bit 0 says that it is text
      position++;
      return (flags & RESERVED) == 0;
    }
    position++;
    if ((flags & EXTRA) != 0) {
      extra(value);
    } else if ((flags & (NAME | COMMENT)) != 0) {
      if (value == 0) {
        flags &= (flags & NAME) != 0 ? ~NAME : ~COMMENT;
      }
    } else if (low++ == 1) {
      flags &= ~CHECK;
    }
    return true;
  }

  private void extra(int value) {
    low++;
    if (low == 1) {
      extraLength = value;
    } else if (low == 2) {
      extraLength |= value << 8;
    } else {
      extraLength--;
    }
    if (low >= 2 && extraLength == 0) {
      flags &= ~EXTRA;
      low = 0;
    }
  }

  @Override
  public void close() {
    data.close();
  }
}
