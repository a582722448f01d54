package org.fovea.pyramid.decode;

import org.fovea.pyramid.source.Decoder;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "org.fovea.pyramid.decode.NativeLibraries#hasVips",
    disabledReason = "no libvips")
class VipsTiffTest extends TileSourceContract {
  @Override
  Decoder decoder() {
    return Decoder.VIPS;
  }

  @Override
  String format() {
    return "tiff";
  }
}
