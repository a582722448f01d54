package org.fovea.pyramid.source;

import java.io.IOException;

/// A file that may be sound but is larger than this deployment permits. The message is one sentence
/// that names the limit.
public final class LimitException extends IOException {
  private static final long serialVersionUID = 1L;

  public LimitException(String reason) {
    super(reason);
  }
}
