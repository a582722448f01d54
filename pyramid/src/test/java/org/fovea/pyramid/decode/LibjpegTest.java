package org.fovea.pyramid.decode;

import org.fovea.pyramid.source.Decoder;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "org.fovea.pyramid.decode.NativeLibraries#hasLibjpeg",
    disabledReason = "no libjpeg-turbo")
class LibjpegTest extends TileSourceContract {
  @Override
  Decoder decoder() {
    return Decoder.TURBOJPEG;
  }

  @Override
  String format() {
    return "jpeg";
  }

  @Override
  int tolerance() {
    return 2; // libjpeg-turbo and the JDK's libjpeg round differently
  }
}
