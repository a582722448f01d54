package org.fovea.service.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A ZIP file that is written while it is sent: nothing of it is kept, however long its entries
/// are. Images are stored as they are, for they are compressed already; what is longer than 4 GB is
/// written as ZIP64 has it.
final class Archive {
  private static final int BUFFER = 1 << 17;

  private final ZipOutputStream zip;
  private final byte[] buffer = new byte[BUFFER];
  private final Instant madeAt;

  /// Writes an entry.
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// @param out takes the archive; not closed
  Archive(OutputStream out, Instant madeAt) {
    this.zip = new ZipOutputStream(out);
    this.madeAt = madeAt;
  }

  /// Adds an entry that is made on the spot, compressed.
  Written add(String path, Content content) throws IOException {
    open(path, madeAt, Deflater.DEFAULT_COMPRESSION);
    var counting = new Counting();
    content.writeTo(counting);
    zip.closeEntry();
    return counting.written();
  }

  /// Adds a file as it is.
  Written add(String path, Path file, Instant date) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      open(path, date, Deflater.NO_COMPRESSION);
      var counting = new Counting();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        counting.write(buffer, 0, count);
      }
      zip.closeEntry();
      return counting.written();
    }
  }

  private void open(String path, Instant date, int level) throws IOException {
    zip.setLevel(level);
    var entry = new ZipEntry(path);
    entry.setLastModifiedTime(FileTime.from(date));
    zip.putNextEntry(entry);
  }

  /// Completes it. One that is left without can be read by nobody, so that it is taken for what it
  /// is: broken off.
  void finish() throws IOException {
    zip.finish();
    zip.flush();
  }

  /// Passes bytes on to the entry that is open.
  private final class Counting extends OutputStream {
    private final MessageDigest digest = sha256();
    private long bytes;

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      zip.write(from, offset, length);
      digest.update(from, offset, length);
      bytes += length;
    }

    Written written() {
      return new Written(bytes, HexFormat.of().formatHex(digest.digest()));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
