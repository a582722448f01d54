import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// Uploads files of one size, one after the other, to a server that is killed now and then. What it
/// was told to be safe must be there afterwards.
final class KilledUpload implements Runnable {
  private static final int STEP = 64 << 10;
  private static final long RETRY_NANOS = 200_000_000;
  private static final long PATIENCE_NANOS = 300_000_000_000L;

  private final UploadServer server;
  private final int sizeBytes;
  private final long bytesPerSecond;
  private final Random random;

  private volatile boolean enough;
  private volatile String upload = "";
  private volatile long acknowledged; // of the upload that runs
  private volatile int round; // changes with each upload
  private long sent;
  private int complete;
  private int interrupted;
  private long lostBytes;
  private long mostAgain;
  private String trouble = "";

  /// @param bytesPerSecond at which it sends, so that there is a middle to be killed in
  KilledUpload(UploadServer server, int sizeBytes, long bytesPerSecond) {
    this.server = server;
    this.sizeBytes = sizeBytes;
    this.bytesPerSecond = bytesPerSecond;
    this.random = new Random(sizeBytes);
  }

  int sizeBytes() {
    return sizeBytes;
  }

  int complete() {
    return complete;
  }

  int interrupted() {
    return interrupted;
  }

  long lostBytes() {
    return lostBytes;
  }

  long mostAgain() {
    return mostAgain;
  }

  String trouble() {
    return trouble;
  }

  /// Lets the upload that runs be the last.
  void finish() {
    enough = true;
  }

  /// Asks how far the upload is, as a client in another window would.
  void ask() throws IOException, InterruptedException {
    int asked = round;
    var path = upload;
    if (!path.isEmpty()) {
      var offset = server.head(path).headers().firstValueAsLong("Upload-Offset");
      synchronized (this) {
        if (offset.isPresent() && asked == round) {
          acknowledged = Math.max(acknowledged, offset.getAsLong());
        }
      }
    }
  }

  @Override
  public void run() {
    try {
      do {
        one();
      } while (!enough);
    } catch (IOException | InterruptedException | RuntimeException e) {
      trouble = e.toString();
    }
  }

  private void one() throws IOException, InterruptedException {
    byte[] file = new byte[sizeBytes];
    random.nextBytes(file);
    synchronized (this) {
      round++;
      acknowledged = 0;
      sent = 0;
      upload = "";
    }
    upload = patiently(() -> server.begin(sizeBytes));
    long offset = 0;
    while (offset < sizeBytes) {
      if (!send(file, offset)) {
        interrupted++;
      }
      offset = resumed();
    }
    var image = patiently(() -> UploadServer.header(server.head(upload), "Fovea-Image"));
    var stored = patiently(() -> server.sha256(image));
    if (!stored.equals(UploadServer.sha256(new ByteArrayInputStream(file)))) {
      throw new IllegalStateException("the original of " + image + " is not what was sent");
    }
    complete++;
    patiently(() -> server.delete("/api/v1/images/" + image));
  }

  /// Something that fails while the server is down.
  private interface Attempt<T> {
    T make() throws IOException, InterruptedException;
  }

  private static <T> T patiently(Attempt<T> attempt) throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try {
        return attempt.make();
      } catch (IOException e) {
        if (System.nanoTime() > until) {
          throw e;
        }
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  /// Where the server says that it goes on, once it is there again.
  private long resumed() throws IOException, InterruptedException {
    long offset =
        patiently(
            () -> Long.parseLong(UploadServer.header(server.head(upload), "Upload-Offset")));
    lostBytes += Math.max(0, acknowledged - offset);
    mostAgain = Math.max(mostAgain, sent - offset);
    return offset;
  }

  /// Sends the rest of the file; returns whether the server has answered.
  private boolean send(byte[] file, long offset) {
    sent = offset;
    long begin = System.nanoTime();
    try (var socket = new Socket("localhost", UploadServer.PORT)) {
      socket.setSendBufferSize(STEP); // what waits here was not sent
      var out = socket.getOutputStream();
      out.write(server.patch(upload, offset, sizeBytes - offset));
      while (sent < sizeBytes) {
        int count = (int) Math.min(STEP, sizeBytes - sent);
        out.write(file, (int) sent, count);
        sent += count;
        long due = begin + (sent - offset) * 1_000_000_000L / bytesPerSecond;
        LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
      }
      var answer =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      return answer != null && answer.contains(" 204 ");
    } catch (IOException e) {
      return false; // the server is gone
    }
  }
}
