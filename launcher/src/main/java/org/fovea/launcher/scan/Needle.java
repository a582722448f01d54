package org.fovea.launcher.scan;

import java.nio.ByteBuffer;

/// One byte sequence that must not be found anywhere.
///
/// @param login whose it is
/// @param kind what it is, for example `family name`
/// @param encoding how the text was turned into bytes
/// @param form the bytes, read-only; its position is never moved
record Needle(String login, String kind, Encoding encoding, ByteBuffer form) {

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
    return login + "'s " + kind;
  }
}
