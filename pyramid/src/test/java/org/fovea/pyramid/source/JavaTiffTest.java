package org.fovea.pyramid.source;

class JavaTiffTest extends TileSourceContract {
  @Override
  Decoder decoder() {
    return Decoder.JAVA;
  }

  @Override
  String format() {
    return "tiff";
  }
}
