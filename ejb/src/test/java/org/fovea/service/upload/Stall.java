package org.fovea.service.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/// The body of a request whose client falls silent after its first packet, and may come back.
final class Stall extends InputStream {
  private final byte[] first;
  private final byte[] rest;
  private final boolean interruptible;
  private final Semaphore silent = new Semaphore(0);
  private final Semaphore back = new Semaphore(0);
  private int reads;

  /// @param interruptible whether the reader can be interrupted, as with a server's sockets
  Stall(byte[] first, byte[] rest, boolean interruptible) {
    this.first = first;
    this.rest = rest;
    this.interruptible = interruptible;
  }

  /// Waits until the first packet was taken and the reader waits for the next.
  void awaitSilence() {
    silent.acquireUninterruptibly();
  }

  /// Sends the second packet.
  void comeBack() {
    back.release();
  }

  @Override
  public int read() throws IOException {
    throw new IOException("read by buffers only");
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    byte[] packet =
        switch (reads++) {
          case 0 -> first;
          case 1 -> afterSilence();
          default -> new byte[0];
        };
    System.arraycopy(packet, 0, buffer, from, packet.length);
    return packet.length == 0 ? -1 : packet.length;
  }

  private byte[] afterSilence() throws InterruptedIOException {
    silent.release();
    if (!interruptible) {
      back.acquireUninterruptibly();
      return rest;
    }
    try {
      back.acquire();
      return rest;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // as the server's sockets do
      throw new InterruptedIOException();
    }
  }
}
