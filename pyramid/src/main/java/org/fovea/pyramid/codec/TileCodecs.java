package org.fovea.pyramid.codec;

import java.util.Optional;
import org.fovea.pyramid.library.TurboJpegLibrary;
import org.fovea.pyramid.library.WebpLibrary;

/// Picks encoders.
///
/// @param format of the tiles
/// @param quality 1 to 100, for formats that lose
/// @param encoder of the tiles
public record TileCodecs(TileFormat format, int quality, Encoder encoder) {
  /// From this quality on colours are stored at full resolution, as libvips does.
  static final int FULL_COLOUR_QUALITY = 90;

  public TileCodecs {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("quality " + quality + " must be 1 to 100");
    }
  }

  /// Chooses an encoder.
  ///
  /// @param forced the one to use, or empty for the fastest there is
  /// @throws IllegalArgumentException if there is none for the format, in words
  public static TileCodecs choose(TileFormat format, int quality, Optional<Encoder> forced) {
    var encoder = forced.orElseGet(() -> fastest(format));
    boolean fits =
        switch (encoder) {
          case JAVA -> format != TileFormat.WEBP;
          case TURBOJPEG -> format == TileFormat.JPG && TurboJpegLibrary.find().isPresent();
          case LIBWEBP -> format == TileFormat.WEBP && WebpLibrary.find().isPresent();
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "no encoder for " + format.extension() + " tiles is installed that was asked for");
    }
    return new TileCodecs(format, quality, encoder);
  }

  /// Says whether the encoder takes [org.fovea.pyramid.memory.PixelFormat#YCBCR] too.
  public boolean takesPlanes() {
    return format == TileFormat.JPG && quality < FULL_COLOUR_QUALITY;
  }

  /// Opens an encoder for one thread.
  public TileCodec open() {
    return switch (encoder) {
      case JAVA -> format == TileFormat.JPG ? new JavaJpegCodec(quality) : new PngCodec();
      case TURBOJPEG -> new TurboJpegCodec(TurboJpegLibrary.find().orElseThrow(), quality);
      case LIBWEBP -> new WebpCodec(WebpLibrary.find().orElseThrow(), quality);
    };
  }

  /// Returns the version of libjpeg-turbo's interface; empty if the system has none.
  public static Optional<String> turboJpeg() {
    return TurboJpegLibrary.find().map(TurboJpegLibrary::version);
  }

  /// Returns the version of libwebp; empty if the system has none.
  public static Optional<String> webp() {
    return WebpLibrary.find().map(WebpLibrary::version);
  }

  private static Encoder fastest(TileFormat format) {
    return switch (format) {
      case JPG -> TurboJpegLibrary.find().isPresent() ? Encoder.TURBOJPEG : Encoder.JAVA;
      case PNG -> Encoder.JAVA;
      case WEBP -> Encoder.LIBWEBP;
    };
  }
}
