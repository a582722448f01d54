package org.fovea.service.image;

import org.fovea.model.image.ImageId;

/// A right as the service of tiles would give it.
public final class SomeRight {
  private SomeRight() {}

  public static TileRight of(String image) {
    return new TileRight(new ImageId(image), 1, 0, System.nanoTime());
  }
}
