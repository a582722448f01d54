package org.fovea.pyramid.source;

import java.io.IOException;

/// A temporary file cannot be written, which is no fault of the file that is read.
public final class TemporaryFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param what cannot be done, without a full stop
  public TemporaryFileException(String what, IOException cause) {
    super(what + ": " + cause.getMessage(), cause);
  }
}
