package org.fovea.pyramid.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/// The scanline interface of libjpeg-turbo (jpeglib.h) that we call, in the two layouts of its
/// structures that distributions ship: that of libjpeg 6.2 (Debian) and of libjpeg 8 (Ubuntu). The
/// library itself compares version and size when a decompressor is created, so a wrong layout is an
/// error and not a crash. TurboJPEG's own interface decodes whole pictures only.
@SuppressWarnings("restricted") // calling a C library is what this class is for
public final class LibjpegLibrary {
  /// A picture of one channel.
  static final int GREYSCALE = 1;

  /// A picture of red, green and blue.
  static final int RGB = 2;

  /// A picture of luma and two colour differences.
  static final int YCBCR = 3;

  /// Bytes of a `jpeg_error_mgr`, a `jpeg_source_mgr` and of the longest message.
  static final long ERROR_BYTES = 168;

  static final long SOURCE_BYTES = 56;
  static final long MESSAGE_BYTES = 200;

  // Offsets in the structures, the same in both layouts as far as we look.
  static final long ERR = 0;
  static final long SRC = 40;
  static final long COLOUR_SPACE = 60;
  static final long OUT_COLOUR_SPACE = 64;
  static final long RAW_DATA_OUT = 92;
  static final long OUTPUT_WIDTH = 136;
  static final long OUTPUT_HEIGHT = 140;
  static final long OUTPUT_COMPONENTS = 148;
  static final long COMPONENTS = 304;
  static final long ERROR_EXIT = 0;
  static final long EMIT_MESSAGE = 8;
  static final long FORMAT_MESSAGE = 24;
  static final long ACROSS = 8; // of a jpeg_component_info: h_samp_factor
  static final long DOWN = 12;
  static final long NEXT_BYTE = 0;
  static final long BYTES_LEFT = 8;
  static final long INIT_SOURCE = 16;
  static final long FILL_BUFFER = 24;
  static final long SKIP_DATA = 32;
  static final long RESYNC = 40;
  static final long TERM_SOURCE = 48;

  private static final List<Layout> LAYOUTS =
      List.of(
          new Layout("libjpeg.so.62", 62, 632),
          new Layout("libjpeg.62.dylib", 62, 632),
          new Layout("libjpeg.so.8", 80, 656),
          new Layout("libjpeg.8.dylib", 80, 656));
  private static final Optional<LibjpegLibrary> INSTANCE = load();

  private final Layout layout;
  private final MemorySegment resync;
  private final MethodHandle standardError;
  private final MethodHandle create;
  private final MethodHandle readHeader;
  private final MethodHandle start;
  private final MethodHandle readRows;
  private final MethodHandle readPlanes;
  private final MethodHandle destroy;

  private record Layout(String name, int version, long bytes) {}

  private LibjpegLibrary(Layout layout, SymbolLookup symbols) {
    this.layout = layout;
    var read = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    resync = symbols.findOrThrow("jpeg_resync_to_restart");
    standardError = handle(symbols, "jpeg_std_error", FunctionDescriptor.of(ADDRESS, ADDRESS));
    create =
        handle(
            symbols,
            "jpeg_CreateDecompress",
            FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_LONG));
    readHeader =
        handle(symbols, "jpeg_read_header", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    start = handle(symbols, "jpeg_start_decompress", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    readRows = handle(symbols, "jpeg_read_scanlines", read);
    readPlanes = handle(symbols, "jpeg_read_raw_data", read);
    destroy = handle(symbols, "jpeg_destroy_decompress", FunctionDescriptor.ofVoid(ADDRESS));
  }

  /// Returns the library; empty if the system has none of a layout that we know.
  public static Optional<LibjpegLibrary> find() {
    return INSTANCE;
  }

  /// Returns the version of the interface, such as `62`.
  public String version() {
    return Integer.toString(layout.version());
  }

  /// Returns the bytes of a `jpeg_decompress_struct`.
  long decompressorBytes() {
    return layout.bytes();
  }

  /// Returns the `jpeg_component_info` of luma, after the header was read.
  MemorySegment firstComponent(MemorySegment decompressor) {
    return decompressor.get(ADDRESS, COMPONENTS).reinterpret(DOWN + Integer.BYTES);
  }

  /// Returns the library's own way to go on after a lost restart marker.
  MemorySegment resync() {
    return resync;
  }

  void standardError(MemorySegment manager) {
    try {
      var ignored = (MemorySegment) standardError.invokeExact(manager);
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  /// Creates a decompressor in memory whose error manager is set.
  void create(MemorySegment decompressor) {
    try {
      create.invokeExact(decompressor, layout.version(), layout.bytes());
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  void readHeader(MemorySegment decompressor) {
    try {
      var ignored = (int) readHeader.invokeExact(decompressor, 1);
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  void start(MemorySegment decompressor) {
    try {
      var ignored = (int) start.invokeExact(decompressor);
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  /// Reads rows of pixels and returns how many; see `jpeg_read_scanlines`.
  int readRows(MemorySegment decompressor, MemorySegment rows, int most) {
    try {
      return (int) readRows.invokeExact(decompressor, rows, most);
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  /// Reads one row of blocks of each plane and returns how many rows of pixels it covers; see
  /// `jpeg_read_raw_data`.
  int readPlanes(MemorySegment decompressor, MemorySegment planes, int most) {
    try {
      return (int) readPlanes.invokeExact(decompressor, planes, most);
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  void destroy(MemorySegment decompressor) {
    try {
      destroy.invokeExact(decompressor);
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  private static Optional<LibjpegLibrary> load() {
    for (var layout : LAYOUTS) {
      var symbols = SystemLibrary.find(List.of(layout.name()));
      if (symbols.isPresent()) {
        return Optional.of(new LibjpegLibrary(layout, symbols.get()));
      }
    }
    return Optional.empty();
  }

  private static MethodHandle handle(
      SymbolLookup symbols, String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), descriptor);
  }
}
