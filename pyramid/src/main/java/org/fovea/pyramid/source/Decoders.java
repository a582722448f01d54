package org.fovea.pyramid.source;

import java.util.Optional;
import javax.imageio.ImageIO;

/// Tells which decoders are active, for people who run the service.
public final class Decoders {
  private Decoders() {}

  /// Returns the version of libvips; empty if the system has none that is new enough.
  public static Optional<String> vips() {
    return VipsLibrary.find().map(VipsLibrary::version);
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
