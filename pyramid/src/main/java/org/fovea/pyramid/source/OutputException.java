package org.fovea.pyramid.source;

import java.io.IOException;

/// A file could not be written, for example because the disk is full.
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param what is written, such as `the report`
  public OutputException(String what, IOException cause) {
    super(what + " cannot be written: " + cause.getMessage(), cause);
  }
}
