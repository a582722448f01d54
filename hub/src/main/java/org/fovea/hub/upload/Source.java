package org.fovea.hub.upload;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.IntConsumer;
import org.fovea.hub.upload.PartStream.Range;
import org.fovea.hub.watch.FoundFile;

/// One version of a file, open for reading.
final class Source implements AutoCloseable {
  private static final int BUFFER = 1 << 20;

  private final FoundFile file;
  private final FileChannel channel;

  private Source(FoundFile file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static Source open(FoundFile file) throws IOException {
    var channel =
        FileChannel.open(file.path(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    return new Source(file, channel);
  }

  /// SHA-256 of the whole as 64 lower-case hexadecimal digits.
  ///
  /// @throws SourceChangedException if the file is another version afterwards
  String sha256() throws IOException, SourceChangedException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = ByteBuffer.allocate(BUFFER);
      long position = 0;
      for (int count = 0; count >= 0; position += Math.max(count, 0)) {
        requireGoingOn();
        count = channel.read(buffer.clear(), position);
        digest.update(buffer.flip());
      }
      requireSame();
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Some of its bytes, to be sent.
  BodyPublisher part(Range range, Bandwidth bandwidth, IntConsumer sent) {
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> new PartStream(channel, range, bandwidth, sent)),
        range.length());
  }

  /// Returns if the file is still the version that was found.
  void requireSame() throws IOException, SourceChangedException {
    if (!isSame(file)) {
      throw new SourceChangedException();
    }
  }

  static boolean isSame(FoundFile file) throws IOException {
    var now =
        Files.readAttributes(file.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return now.isRegularFile()
        && now.size() == file.version().sizeBytes()
        && now.lastModifiedTime().toMillis() == file.version().modifiedMillis();
  }

  private static void requireGoingOn() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("the hub stops");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
