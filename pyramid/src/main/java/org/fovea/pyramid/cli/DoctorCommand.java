package org.fovea.pyramid.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.pyramid.codec.TileCodecs;
import org.fovea.pyramid.source.Decoders;

/// `doctor`: tells which decoders and encoders are active and what one command would add.
final class DoctorCommand implements Command {
  @Override
  public void run(List<String> words, PrintStream out) throws UsageException {
    new Arguments(words, Set.of(), Set.of()).files();
    out.println("java            " + Runtime.version());
    line(out, "twelvemonkeys", Decoders.twelveMonkeys(), "TIFF, CMYK JPEG");
    line(out, "libvips", Decoders.vips(), "fast decoding; WebP, JPEG 2000, HEIF, AVIF, slides");
    line(out, "libjpeg-turbo", TileCodecs.turboJpeg(), "fast encoding of JPEG tiles");
    line(out, "libwebp", TileCodecs.webp(), "WebP tiles");
    boolean complete =
        Decoders.vips().isPresent()
            && TileCodecs.turboJpeg().isPresent()
            && TileCodecs.webp().isPresent();
    if (!complete) {
      out.println(
          "To add what is missing: apt-get install -y libvips42 libopenslide0 libturbojpeg0 libwebp7");
    }
  }

  private static void line(PrintStream out, String name, Optional<String> version, String use) {
    out.printf("%-15s %s (%s)%n", name, version.orElse("not installed"), use);
  }
}
