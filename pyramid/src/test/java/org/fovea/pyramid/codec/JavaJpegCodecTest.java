package org.fovea.pyramid.codec;

class JavaJpegCodecTest extends TileCodecContract {
  @Override
  TileCodec open(int quality) {
    return new TileCodecs(TileFormat.JPG, quality, Encoder.JAVA).open();
  }

  @Override
  int tolerance() {
    return 12;
  }
}
