package org.fovea.pyramid.source;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "org.fovea.pyramid.source.NativeLibraries#hasVips",
    disabledReason = "no libvips")
class VipsPngTest extends TileSourceContract {
  @Override
  Decoder decoder() {
    return Decoder.VIPS;
  }

  @Override
  String format() {
    return "png";
  }
}
