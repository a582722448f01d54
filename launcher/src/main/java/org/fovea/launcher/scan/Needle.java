package org.fovea.launcher.scan;

import java.nio.ByteBuffer;

/// One byte sequence that must not be found. The letters A to Z in it are small.
///
/// @param owner whose it is: a login name, or what else tells it from others
/// @param kind what it is, for example `family name`
/// @param encoding how the text was turned into bytes
/// @param form the bytes, read-only; its position is never moved
record Needle(Origin origin, String owner, String kind, Encoding encoding, ByteBuffer form) {

  Needle {
    form = form.asReadOnlyBuffer();
  }

  /// Returns a copy of the bytes.
  byte[] bytes() {
    byte[] bytes = new byte[form.remaining()];
    form.get(form.position(), bytes);
    return bytes;
  }

  /// Tells what was found without repeating it.
  String describe() {
    return owner + "'s " + kind;
  }
}
