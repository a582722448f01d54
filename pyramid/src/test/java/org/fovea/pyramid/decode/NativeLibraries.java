package org.fovea.pyramid.decode;

import org.fovea.pyramid.codec.TileCodecs;
import org.fovea.pyramid.library.LibjpegLibrary;

/// Conditions for tests that need a library of the system.
public final class NativeLibraries {
  private NativeLibraries() {}

  public static boolean hasVips() {
    return Decoders.vips().isPresent();
  }

  public static boolean hasLibjpeg() {
    return LibjpegLibrary.find().isPresent();
  }

  public static boolean hasTurboJpeg() {
    return TileCodecs.turboJpeg().isPresent();
  }

  public static boolean hasWebp() {
    return TileCodecs.webp().isPresent();
  }
}
