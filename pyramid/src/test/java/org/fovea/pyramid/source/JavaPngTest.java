package org.fovea.pyramid.source;

class JavaPngTest extends TileSourceContract {
  @Override
  Decoder decoder() {
    return Decoder.JAVA;
  }

  @Override
  String format() {
    return "png";
  }
}
