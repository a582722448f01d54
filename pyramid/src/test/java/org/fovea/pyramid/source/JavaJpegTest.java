package org.fovea.pyramid.source;

class JavaJpegTest extends TileSourceContract {
  @Override
  Decoder decoder() {
    return Decoder.JAVA;
  }

  @Override
  String format() {
    return "jpeg";
  }
}
