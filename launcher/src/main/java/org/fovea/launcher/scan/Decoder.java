package org.fovea.launcher.scan;

/// Unpacks a stream piece by piece into an [Unpacked]. Never fails over what the bytes hold: what
/// is no such stream simply ends.
interface Decoder extends AutoCloseable {
  /// Takes the next piece.
  ///
  /// @return whether it wants more
  boolean take(byte[] buffer, int from, int to);

  @Override
  void close();
}
