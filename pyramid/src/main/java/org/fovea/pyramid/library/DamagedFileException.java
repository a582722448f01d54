package org.fovea.pyramid.library;

import java.io.IOException;

/// A library found a file damaged.
public final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long offset;

  /// @param reason what the library says
  /// @param offset of the damage in bytes, as near as the library reads
  DamagedFileException(String reason, long offset) {
    super(reason);
    this.offset = offset;
  }

  /// Returns where the damage is, in bytes from the start of the file.
  public long offset() {
    return offset;
  }
}
