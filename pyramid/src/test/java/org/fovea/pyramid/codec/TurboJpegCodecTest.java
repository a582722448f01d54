package org.fovea.pyramid.codec;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "org.fovea.pyramid.decode.NativeLibraries#hasTurboJpeg",
    disabledReason = "no libjpeg-turbo")
class TurboJpegCodecTest extends TileCodecContract {
  @Override
  TileCodec open(int quality) {
    return new TileCodecs(TileFormat.JPG, quality, Encoder.TURBOJPEG).open();
  }

  @Override
  int tolerance() {
    return 12;
  }
}
