package org.fovea.pyramid.source;

class JavaBmpTest extends TileSourceContract {
  @Override
  Decoder decoder() {
    return Decoder.JAVA;
  }

  @Override
  String format() {
    return "bmp";
  }
}
