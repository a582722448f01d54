package org.fovea.pyramid.render;

import java.io.IOException;

/// A tile of a pyramid cannot be decoded.
public final class DamagedTileException extends IOException {
  private static final long serialVersionUID = 1;

  DamagedTileException() {
    super("a tile of the pyramid cannot be decoded");
  }

  DamagedTileException(Throwable cause) {
    super("a tile of the pyramid cannot be decoded", cause);
  }
}
