package org.fovea.pyramid.decode;

import org.fovea.pyramid.source.Decoder;

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
