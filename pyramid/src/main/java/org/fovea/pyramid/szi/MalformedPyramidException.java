package org.fovea.pyramid.szi;

import java.io.IOException;

/// A file that is no sound pyramid file. The message is one sentence and names the byte offset.
public final class MalformedPyramidException extends IOException {
  private static final long serialVersionUID = 1L;
  private final long offset;

  /// @param offset where in the file the fault was seen, in bytes from its start
  /// @param fault what is wrong, without a full stop
  public MalformedPyramidException(long offset, String fault) {
    super(fault + " (byte " + offset + ")");
    this.offset = offset;
  }

  /// Returns where in the file the fault was seen, in bytes from its start.
  public long offset() {
    return offset;
  }
}
