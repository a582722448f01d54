package org.fovea.pyramid.decode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.fovea.pyramid.decode.vips.VipsLibrary;
import org.fovea.pyramid.library.LibjpegLibrary;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.SourceFormat;

/// Tells which decoders are active, for people who run the service.
public final class Decoders {
  private Decoders() {}

  /// Returns the decoders that are tried on a format, in their order; none if none is active.
  public static List<Decoder> of(SourceFormat format) {
    return TileSources.installed(format);
  }

  /// Returns the version of libjpeg-turbo's scanline interface; empty if the system has none.
  public static Optional<String> libjpeg() {
    return LibjpegLibrary.find().map(LibjpegLibrary::version);
  }

  /// Returns the version of libvips; empty if the system has none that is new enough.
  public static Optional<String> vips() {
    return VipsLibrary.find().map(VipsLibrary::version);
  }

  /// Returns which of the formats that only libvips reads it was built to read; empty without it.
  public static Map<String, Boolean> vipsLoaders() {
    var loaders = new LinkedHashMap<String, Boolean>();
    VipsLibrary.find()
        .ifPresent(vips -> {
          loaders.put("WebP", vips.hasLoader("webpload"));
          loaders.put("JPEG 2000", vips.hasLoader("jp2kload"));
          loaders.put("JPEG XL", vips.hasLoader("jxlload"));
          loaders.put("HEIF and AVIF", vips.hasLoader("heifload"));
          loaders.put("FITS", vips.hasLoader("fitsload"));
          loaders.put("OpenEXR", vips.hasLoader("openexrload"));
          loaders.put("Radiance", vips.hasLoader("radload"));
          loaders.put("PNM", vips.hasLoader("ppmload"));
          loaders.put("slides", vips.hasLoader("openslideload"));
        });
    return loaders;
  }

  /// Returns the version of TwelveMonkeys; empty if it is not on the class path.
  public static Optional<String> twelveMonkeys() {
    var readers = ImageIO.getImageReadersByFormatName("tiff");
    while (readers.hasNext()) {
      var provider = readers.next().getOriginatingProvider();
      if (provider.getClass().getName().startsWith("com.twelvemonkeys.")) {
        return Optional.of(provider.getVersion());
      }
    }
    return Optional.empty();
  }
}
