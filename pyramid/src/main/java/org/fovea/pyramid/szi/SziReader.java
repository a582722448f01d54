package org.fovea.pyramid.szi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.fovea.pyramid.szi.CentralDirectory.LOCAL_BYTES;
import static org.fovea.pyramid.szi.CentralDirectory.LOCAL_SIGNATURE;
import static org.fovea.pyramid.szi.CentralDirectory.U32;
import static org.fovea.pyramid.szi.CentralDirectory.U64;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import org.fovea.pyramid.geometry.PyramidShape;

/// Reads encoded tiles from one finished pyramid file. Safe for use by many threads.
///
/// The file is mapped once; a tile is a slice of that mapping: no copy, valid until [#close()].
/// Format: SZI, a stored (uncompressed) ZIP64 of a Deep Zoom folder. The whole index is checked
/// when the file is opened and packed into 12 bytes per tile; the local header of a tile is checked
/// when the tile is read, because checking them all would touch every page of the file.
public final class SziReader implements AutoCloseable {
  private static final long INDEX_BYTES = 12; // local header U64, length U32
  private static final long ABSENT = -1;
  // Bounds what a small file can make us allocate: no tile of an index takes fewer bytes than this.
  private static final long MIN_ENTRY_BYTES = LOCAL_BYTES + CentralDirectory.ENTRY_BYTES;

  private static final int LOCAL_CRC = 14; // in a local header

  private final Arena arena; // closed by close()
  private final MemorySegment file; // mapped by the constructor
  private final Descriptor descriptor;
  private final String xml;
  private final Optional<String> properties;
  private final String tilePrefix;
  private final MemorySegment index; // by ordinal of the shape

  private SziReader(Arena arena, MemorySegment file) throws MalformedPyramidException {
    this.arena = arena;
    this.file = file;
    var directory = CentralDirectory.find(file);
    var documents = documents(directory);
    var entry =
        findOne(documents, SziReader::isDescriptor, ".dzi descriptor")
            .orElseThrow(
                () -> new MalformedPyramidException(0, "no .dzi descriptor: not a pyramid file"));
    this.xml = text(entry, Descriptor.MAX_BYTES, "descriptor");
    this.descriptor = parse(entry, xml);
    var stem = entry.name().substring(0, entry.name().length() - ".dzi".length());
    this.tilePrefix = stem + "_files/";
    var propertiesPath = stem.substring(0, stem.indexOf('/') + 1) + ScanProperties.FILE_NAME;
    var found = findOne(documents, propertiesPath::equals, ScanProperties.FILE_NAME);
    this.properties =
        found.isPresent()
            ? Optional.of(text(found.get(), ScanProperties.MAX_BYTES, "properties file"))
            : Optional.empty();
    this.index = packIndex(directory, entry);
  }

  /// Opens a pyramid file and checks its index: every tile of the shape is there once, stored, and
  /// inside the file, and nothing else is in the tile folder.
  ///
  /// @throws MalformedPyramidException if it is none or is damaged
  /// @throws IOException if it cannot be read
  public static SziReader open(Path path) throws IOException {
    var arena = Arena.ofShared();
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      var file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return new SziReader(arena, file);
    } catch (Throwable e) {
      arena.close();
      throw e;
    }
  }

  /// Returns the shape and the tile format.
  public Descriptor descriptor() {
    return descriptor;
  }

  /// Returns the `.dzi` file as it is stored.
  public String xml() {
    return xml;
  }

  /// Returns the text of `scan-properties.xml` as it is stored; empty if there is none.
  public Optional<String> properties() {
    return properties;
  }

  /// Returns the bytes that the packed index takes, 12 per tile.
  public long indexBytes() {
    return index.byteSize();
  }

  /// Returns where the entry of one tile starts in the file, in bytes.
  ///
  /// @param ordinal place of the tile in the shape, 0-based
  /// @throws IndexOutOfBoundsException if the shape has no such tile
  public long offset(long ordinal) {
    return index.get(U64, Objects.checkIndex(ordinal, descriptor.shape().tiles()) * INDEX_BYTES);
  }

  /// Returns the encoded bytes of one tile as a read-only slice.
  ///
  /// @param ordinal place of the tile in the shape, 0-based
  /// @throws IndexOutOfBoundsException if the shape has no such tile
  /// @throws MalformedPyramidException if the tile's local header contradicts the index
  public MemorySegment tile(long ordinal) throws MalformedPyramidException {
    long entry = Objects.checkIndex(ordinal, descriptor.shape().tiles()) * INDEX_BYTES;
    return data(index.get(U64, entry), Integer.toUnsignedLong(index.get(U32, entry + 8)));
  }

  /// Says whether the bytes of a tile have the CRC-32 that the file gives for them.
  ///
  /// @param ordinal place of the tile in the shape, 0-based
  /// @throws IndexOutOfBoundsException if the shape has no such tile
  /// @throws MalformedPyramidException if the tile's local header contradicts the index
  public boolean isIntact(long ordinal) throws MalformedPyramidException {
    var checksum = new CRC32();
    checksum.update(tile(ordinal).asByteBuffer());
    return (int) checksum.getValue() == file.get(U32, offset(ordinal) + LOCAL_CRC);
  }

  /// Unmaps the file. Slices given out before must not be used any more.
  @Override
  public void close() {
    arena.close();
  }

  private MemorySegment data(long header, long length) throws MalformedPyramidException {
    if (file.get(U32, header) != LOCAL_SIGNATURE) {
      throw new MalformedPyramidException(header, "tile has no local header");
    }
    long from =
        header
            + LOCAL_BYTES
            + CentralDirectory.u16(file, header + 26)
            + CentralDirectory.u16(file, header + 28);
    if (length > file.byteSize() - from) { // the index was checked without the header's extra field
      throw new MalformedPyramidException(header, "tile lies outside the file");
    }
    return file.asSlice(from, length).asReadOnly();
  }

  /// Returns the descriptors and properties of all folders, and checks all paths.
  private static List<CentralDirectory.Entry> documents(CentralDirectory directory)
      throws MalformedPyramidException {
    List<CentralDirectory.Entry> found = new ArrayList<>(2);
    directory.forEach(entry -> {
      requirePlainPath(entry);
      if (isDescriptor(entry.name()) || entry.name().endsWith("/" + ScanProperties.FILE_NAME)) {
        found.add(entry);
      }
    });
    return found;
  }

  private static Optional<CentralDirectory.Entry> findOne(
      List<CentralDirectory.Entry> documents, Predicate<String> wanted, String what)
      throws MalformedPyramidException {
    var found = documents.stream().filter(entry -> wanted.test(entry.name())).limit(2).toList();
    if (found.size() > 1) {
      throw new MalformedPyramidException(found.getLast().at(), "more than one " + what);
    }
    return found.stream().findFirst();
  }

  /// Says whether the path is `name/name.dzi`.
  private static boolean isDescriptor(String path) {
    int slash = path.indexOf('/');
    return slash > 0 && path.substring(slash + 1).equals(path.substring(0, slash) + ".dzi");
  }

  private static void requirePlainPath(CentralDirectory.Entry entry)
      throws MalformedPyramidException {
    var name = entry.name();
    boolean plain =
        !name.isEmpty()
            && name.charAt(0) != '/'
            && name.indexOf('\\') < 0
            && name.indexOf('\0') < 0
            && !("/" + name + "/").contains("/../");
    if (!plain) {
      throw new MalformedPyramidException(entry.at(), "entry has a path that leaves its folder");
    }
  }

  private String text(CentralDirectory.Entry entry, int maxBytes, String what)
      throws MalformedPyramidException {
    if (entry.size() > maxBytes) {
      throw new MalformedPyramidException(entry.at(), what + " is longer than any real one");
    }
    var bytes = data(entry.header(), entry.size()).toArray(JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Descriptor parse(CentralDirectory.Entry entry, String xml)
      throws MalformedPyramidException {
    try {
      return Descriptor.parse(xml);
    } catch (IllegalArgumentException e) {
      throw new MalformedPyramidException(entry.header(), String.valueOf(e.getMessage()));
    }
  }

  private MemorySegment packIndex(CentralDirectory directory, CentralDirectory.Entry dzi)
      throws MalformedPyramidException {
    PyramidShape shape = descriptor.shape();
    long tiles = shape.tiles();
    if (tiles > file.byteSize() / MIN_ENTRY_BYTES) {
      throw new MalformedPyramidException(
          dzi.header(), "descriptor promises " + tiles + " tiles, more than the file can hold");
    }
    var packed = arena.allocate(tiles * INDEX_BYTES);
    for (long i = 0; i < tiles; i++) {
      packed.set(U64, i * INDEX_BYTES, ABSENT);
    }
    var names = new TileNames(tilePrefix, descriptor);
    directory.forEach(entry -> pack(entry, names, packed));
    for (long i = 0; i < tiles; i++) {
      if (packed.get(U64, i * INDEX_BYTES) == ABSENT) {
        throw new MalformedPyramidException(dzi.at(), "tile " + shape.address(i) + " is missing");
      }
    }
    return packed;
  }

  private static void pack(CentralDirectory.Entry entry, TileNames names, MemorySegment packed)
      throws MalformedPyramidException {
    var address = names.find(entry);
    if (address.isEmpty()) {
      return;
    }
    long at = names.shape().ordinal(address.get()) * INDEX_BYTES;
    if (packed.get(U64, at) != ABSENT) {
      throw new MalformedPyramidException(entry.at(), "tile " + address.get() + " is there twice");
    }
    if (entry.size() == 0 || entry.size() > Integer.MAX_VALUE) {
      throw new MalformedPyramidException(
          entry.at(), "tile " + address.get() + " has an impossible size");
    }
    packed.set(U64, at, entry.header());
    packed.set(U32, at + 8, (int) entry.size());
  }
}
