package org.fovea.pyramid.codec;

class JavaPngCodecTest extends TileCodecContract {
  @Override
  TileCodec open(int quality) {
    return new TileCodecs(TileFormat.PNG, quality, Encoder.JAVA).open();
  }

  @Override
  int tolerance() {
    return 0;
  }
}
