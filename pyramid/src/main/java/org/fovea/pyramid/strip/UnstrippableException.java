package org.fovea.pyramid.strip;

import java.io.IOException;

/// A file that may be sound, but whose personal metadata cannot be taken out safely. The message is
/// one sentence.
public final class UnstrippableException extends IOException {
  private static final long serialVersionUID = 1L;

  public UnstrippableException(String reason) {
    super(reason);
  }
}
