package org.fovea.pyramid.source;

import org.fovea.pyramid.codec.TileCodecs;

/// Conditions for tests that need a library of the system.
public final class NativeLibraries {
  private NativeLibraries() {}

  public static boolean hasVips() {
    return Decoders.vips().isPresent();
  }

  public static boolean hasTurboJpeg() {
    return TileCodecs.turboJpeg().isPresent();
  }

  public static boolean hasWebp() {
    return TileCodecs.webp().isPresent();
  }
}
