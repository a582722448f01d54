package org.fovea.pyramid.source;

import java.io.IOException;

/// A file that may be sound but that no active decoder reads. The message is one sentence.
public final class UnsupportedImageException extends IOException {
  private static final long serialVersionUID = 1L;

  public UnsupportedImageException(String reason) {
    super(reason);
  }

  public UnsupportedImageException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
