package org.fovea.web.problem;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;

/// The body of an answer that no server sends.
public final class CapturedBody extends ServletOutputStream {
  private final ByteArrayOutputStream into;

  public CapturedBody(ByteArrayOutputStream into) {
    this.into = into;
  }

  @Override
  public void write(int value) {
    into.write(value);
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    throw new UnsupportedOperationException();
  }
}
