import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Free space, looked at before something large is written.
final class Disk {
  private static final long MARGIN = 2L << 30;

  private Disk() {}

  /// @param bytes that are about to be written
  /// @throws IOException if so much is not free
  static void require(Path folder, long bytes) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < bytes + MARGIN) {
      throw new IOException(
          "%s has %,d MB free, and %,d are needed"
              .formatted(folder, free >> 20, (bytes + MARGIN) >> 20));
    }
  }
}
