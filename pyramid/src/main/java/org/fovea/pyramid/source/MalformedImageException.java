package org.fovea.pyramid.source;

import java.io.IOException;

/// An uploaded file that is damaged. The message is one sentence that a person understands.
public final class MalformedImageException extends IOException {
  private static final long serialVersionUID = 1L;

  /// The place of the fault is not known.
  public static final long UNKNOWN = -1;

  private final long offset;

  /// @param offset where in the file the fault was seen, in bytes from its start, or [#UNKNOWN]
  /// @param fault what is wrong, without a full stop
  public MalformedImageException(long offset, String fault) {
    super(offset == UNKNOWN ? fault : fault + " (byte " + offset + ")");
    this.offset = offset;
  }

  /// @param cause what the decoder said
  public MalformedImageException(String fault, Throwable cause) {
    super(fault, cause);
    this.offset = UNKNOWN;
  }

  /// Returns where in the file the fault was seen, in bytes from its start, or [#UNKNOWN].
  public long offset() {
    return offset;
  }
}
