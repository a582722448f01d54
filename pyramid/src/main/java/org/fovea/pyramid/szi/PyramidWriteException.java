package org.fovea.pyramid.szi;

import java.io.IOException;

/// The pyramid file could not be written, for example because the disk is full.
public final class PyramidWriteException extends IOException {
  private static final long serialVersionUID = 1L;

  public PyramidWriteException(IOException cause) {
    super("the pyramid file cannot be written: " + cause.getMessage(), cause);
  }
}
