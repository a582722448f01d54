package org.fovea.launcher.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Compares what is written to it with a stream, byte by byte, and keeps neither.
final class SameBytes extends OutputStream {
  private final InputStream expected;
  private boolean same = true;

  /// @param expected is read as far as something is written; should be buffered
  SameBytes(InputStream expected) {
    this.expected = expected;
  }

  @Override
  public void write(int written) throws IOException {
    same = same && expected.read() == (written & 0xff);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = offset; same && i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  /// Whether all that was expected was written, and nothing else. To be asked once, at the end.
  boolean finish() throws IOException {
    return same && expected.read() < 0;
  }
}
