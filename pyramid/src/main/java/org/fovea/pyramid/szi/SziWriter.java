package org.fovea.pyramid.szi;

import static org.fovea.pyramid.szi.CentralDirectory.END64_BYTES;
import static org.fovea.pyramid.szi.CentralDirectory.END64_SIGNATURE;
import static org.fovea.pyramid.szi.CentralDirectory.END_SIGNATURE;
import static org.fovea.pyramid.szi.CentralDirectory.ENTRY_BYTES;
import static org.fovea.pyramid.szi.CentralDirectory.ENTRY_SIGNATURE;
import static org.fovea.pyramid.szi.CentralDirectory.LOCAL_BYTES;
import static org.fovea.pyramid.szi.CentralDirectory.LOCAL_SIGNATURE;
import static org.fovea.pyramid.szi.CentralDirectory.LOCATOR_SIGNATURE;
import static org.fovea.pyramid.szi.CentralDirectory.MAX_16;
import static org.fovea.pyramid.szi.CentralDirectory.MAX_32;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.fovea.pyramid.geometry.TileAddress;
import org.jspecify.annotations.Nullable;

/// Writes one pyramid file from start to end: tiles in the order in which they come, then the
/// index. Used by one thread at a time. The same tiles in the same order give the same bytes.
///
/// The index goes into a temporary file beside the pyramid until the end, so that memory does not
/// grow with the number of tiles.
public final class SziWriter implements AutoCloseable {
  private static final int BUFFER_BYTES = 256 << 10;
  private static final int VERSION_STORED = 10;
  private static final int VERSION_64 = 45;
  private static final int EXTRA_64_BYTES = 12;
  private static final int DATE = 0x0021; // 1 January 1980, the first that ZIP knows
  private static final int UTF_8_NAMES = 1 << 11;

  private final Descriptor descriptor;
  private final String name; // of the folder inside
  private final TileNames names;
  private final Path path;
  private final Path part;
  private final FileChannel file;
  private final FileChannel index;
  private final ByteBuffer buffer = buffer();
  private final ByteBuffer indexBuffer = buffer();
  private final CRC32 checksum = new CRC32();
  private long position; // of the next byte, buffered ones counted
  private long indexBytes;
  private long entries;

  private SziWriter(Path path, Descriptor descriptor, String name, FileChannel index)
      throws IOException {
    this.descriptor = descriptor;
    this.name = name;
    this.names = new TileNames(name + "/" + name + "_files/", descriptor);
    this.path = path;
    this.part = path.resolveSibling(path.getFileName() + ".part");
    this.index = index;
    this.file =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING); // what a process left when it was killed
  }

  /// Starts a pyramid file. It grows beside its place, in `path` with `.part` behind, and takes its
  /// place when it is finished: until then, what is there stays there.
  ///
  /// @param name of the folder inside, letters, digits, `.`, `-` and `_`
  /// @throws PyramidWriteException if it cannot be created
  public static SziWriter create(Path path, String name, Descriptor descriptor)
      throws PyramidWriteException {
    if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")) {
      throw new IllegalArgumentException(
          "name " + name + " has other characters than A-Z a-z 0-9 . _ -");
    }
    FileChannel index = null;
    try {
      index = createIndex(path);
      var writer = new SziWriter(path, descriptor, name, index);
      // stays in the buffer, so it cannot fail
      writer.put(name + "/" + name + ".dzi", descriptor.xml().getBytes(StandardCharsets.UTF_8));
      return writer;
    } catch (IOException e) {
      closeQuietly(index, e);
      throw e instanceof PyramidWriteException known ? known : new PyramidWriteException(e);
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel, IOException reason) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /// The system forgets this file's name as soon as it is open, so nothing stays of it.
  private static FileChannel createIndex(Path pyramid) throws IOException {
    var name = "." + pyramid.getFileName() + "-" + Long.toHexString(System.nanoTime()) + ".index";
    return FileChannel.open(
        pyramid.resolveSibling(name),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /// Appends one tile.
  public void putTile(TileAddress address, byte[] data) throws PyramidWriteException {
    if (!descriptor.shape().contains(address)) {
      throw new IllegalArgumentException("no tile " + address + " in " + descriptor.shape());
    }
    put(names.path(address), data);
  }

  /// Appends what is known of the image. At most once.
  public void putProperties(ScanProperties properties) throws PyramidWriteException {
    put(name + "/" + ScanProperties.FILE_NAME, properties.xml().getBytes(StandardCharsets.UTF_8));
  }

  /// Writes the index, forces everything to disk and puts the file in its place. Nothing can be
  /// appended afterwards.
  public void finish() throws PyramidWriteException {
    try {
      drain(buffer, file);
      drain(indexBuffer, index);
      long start = position;
      copyIndex();
      long end = start + indexBytes;
      boolean large = entries >= MAX_16 || start >= MAX_32 || indexBytes >= MAX_32;
      if (large) {
        putEnd64(start, end);
      }
      buffer
          .putInt(END_SIGNATURE)
          .putInt(0) // one disk
          .putShort((short) (large ? MAX_16 : entries))
          .putShort((short) (large ? MAX_16 : entries))
          .putInt((int) (large ? MAX_32 : indexBytes))
          .putInt((int) (large ? MAX_32 : start))
          .putShort((short) 0);
      drain(buffer, file);
      file.force(true);
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new PyramidWriteException(e);
    }
  }

  /// Closes the file, and deletes it if it is not finished.
  @Override
  public void close() throws IOException {
    try (index) {
      file.close();
      Files.deleteIfExists(part);
    }
  }

  /// Pretends that this many bytes were written, leaving a hole, so that a test can reach the
  /// places where ZIP needs 64 bits.
  void skip(long bytes) throws IOException {
    drain(buffer, file);
    position += bytes;
    file.position(position);
  }

  private void put(String path, byte[] data) throws PyramidWriteException {
    var pathBytes = path.getBytes(StandardCharsets.UTF_8);
    checksum.reset();
    checksum.update(data);
    int crc = (int) checksum.getValue();
    try {
      putIndex(pathBytes, crc, data.length);
      reserve(buffer, file, LOCAL_BYTES + pathBytes.length);
      buffer
          .putInt(LOCAL_SIGNATURE)
          .putShort((short) VERSION_STORED)
          .putShort((short) UTF_8_NAMES)
          .putShort((short) 0) // stored
          .putShort((short) 0)
          .putShort((short) DATE)
          .putInt(crc)
          .putInt(data.length)
          .putInt(data.length)
          .putShort((short) pathBytes.length)
          .putShort((short) 0)
          .put(pathBytes);
      putData(data);
    } catch (IOException e) {
      throw new PyramidWriteException(e);
    }
    position += LOCAL_BYTES + pathBytes.length + data.length;
    entries++;
  }

  private void putData(byte[] data) throws IOException {
    if (data.length > buffer.capacity()) {
      drain(buffer, file);
      writeFully(ByteBuffer.wrap(data), file);
    } else {
      reserve(buffer, file, data.length);
      buffer.put(data);
    }
  }

  private void putIndex(byte[] path, int crc, int length) throws IOException {
    boolean far = position >= MAX_32;
    int extra = far ? EXTRA_64_BYTES : 0;
    reserve(indexBuffer, index, ENTRY_BYTES + path.length + extra);
    short version = (short) (far ? VERSION_64 : VERSION_STORED);
    indexBuffer
        .putInt(ENTRY_SIGNATURE)
        .putShort(version)
        .putShort(version)
        .putShort((short) UTF_8_NAMES)
        .putShort((short) 0) // stored
        .putShort((short) 0)
        .putShort((short) DATE)
        .putInt(crc)
        .putInt(length)
        .putInt(length)
        .putShort((short) path.length)
        .putShort((short) extra)
        .putShort((short) 0) // no comment
        .putShort((short) 0) // first disk
        .putShort((short) 0)
        .putInt(0)
        .putInt((int) (far ? MAX_32 : position))
        .put(path);
    if (far) {
      indexBuffer.putShort((short) 1).putShort((short) 8).putLong(position);
    }
    indexBytes += ENTRY_BYTES + path.length + extra;
  }

  private void putEnd64(long start, long end) {
    buffer
        .putInt(END64_SIGNATURE)
        .putLong(END64_BYTES - 12L) // what follows
        .putShort((short) VERSION_64)
        .putShort((short) VERSION_64)
        .putLong(0) // one disk
        .putLong(entries)
        .putLong(entries)
        .putLong(indexBytes)
        .putLong(start)
        .putInt(LOCATOR_SIGNATURE)
        .putInt(0)
        .putLong(end)
        .putInt(1);
  }

  private void copyIndex() throws IOException {
    long done = 0;
    while (done < indexBytes) {
      done += index.transferTo(done, indexBytes - done, file);
    }
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void reserve(ByteBuffer buffer, FileChannel target, int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      drain(buffer, target);
    }
  }

  private static void drain(ByteBuffer buffer, FileChannel target) throws IOException {
    buffer.flip();
    writeFully(buffer, target);
    buffer.clear();
  }

  private static void writeFully(ByteBuffer bytes, FileChannel target) throws IOException {
    while (bytes.hasRemaining()) {
      target.write(bytes);
    }
  }
}
