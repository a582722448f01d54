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

/// The functions of libjpeg-turbo's TurboJPEG interface that we call, version 2 or later: all
/// handles of that library are here.
@SuppressWarnings("restricted") // calling a C library is what this class is for
public final class TurboJpegLibrary {
  private static final List<String> NAMES = List.of("libturbojpeg.so.0", "libturbojpeg.0.dylib");
  private static final int MAX_MESSAGE = 512;
  private static final Optional<SymbolLookup> SYMBOLS = SystemLibrary.find(NAMES);
  private static final Optional<TurboJpegLibrary> INSTANCE = SYMBOLS.map(TurboJpegLibrary::new);

  private final boolean third;

  private TurboJpegLibrary(SymbolLookup symbols) {
    third = symbols.find("tj3Init").isPresent();
  }

  // Linking takes milliseconds a function, which the thread that needs one spends beside the
  // others: so they are linked in parts, each when it is first used.

  private static final class Common {
    static final MethodHandle DESTROY = link("tjDestroy", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    static final MethodHandle ERROR_TEXT =
        link("tjGetErrorStr2", FunctionDescriptor.of(ADDRESS, ADDRESS));
  }

  private static final class Compression {
    static final MethodHandle INIT = link("tjInitCompress", FunctionDescriptor.of(ADDRESS));
    static final MethodHandle PIXELS =
        link(
            "tjCompress2",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS,
                ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT));
    static final MethodHandle PLANES =
        link(
            "tjCompressFromYUVPlanes",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS,
                JAVA_INT, JAVA_INT));
  }

  private static final class Decompression {
    static final MethodHandle INIT = link("tjInitDecompress", FunctionDescriptor.of(ADDRESS));
    static final MethodHandle HEADER =
        link(
            "tjDecompressHeader3",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    static final MethodHandle PIXELS =
        link(
            "tjDecompress2",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT,
                JAVA_INT, JAVA_INT));
    static final MethodHandle PLANES =
        link(
            "tjDecompressToYUVPlanes",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT,
                JAVA_INT));
  }

  /// Returns the library; empty if the system has none.
  public static Optional<TurboJpegLibrary> find() {
    return INSTANCE;
  }

  /// Returns what can be told of the version; the library does not say more.
  public String version() {
    return third ? "3" : "2";
  }

  /// Returns a compressor, given back by [#close].
  public MemorySegment openCompressor() {
    try {
      var handle = (MemorySegment) Compression.INIT.invokeExact();
      if (handle.address() == 0) {
        throw new IllegalStateException("libjpeg-turbo gave no compressor");
      }
      return handle;
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  /// Compresses pixels; see `tjCompress2` in turbojpeg.h for the parameters.
  ///
  /// @return 0, or -1 if it failed
  public int compress(
      MemorySegment handle,
      Pixels pixels,
      MemorySegment buffer,
      MemorySegment size,
      Options options) {
    try {
      return (int)
          Compression.PIXELS.invokeExact(
              handle,
              pixels.start(),
              pixels.width(),
              pixels.stride(),
              pixels.rows(),
              pixels.format(),
              buffer,
              size,
              options.subsampling(),
              options.quality(),
              options.flags());
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  /// Compresses planes; see `tjCompressFromYUVPlanes` in turbojpeg.h for the parameters.
  ///
  /// @return 0, or -1 if it failed
  public int compressPlanes(
      MemorySegment handle,
      Planes planes,
      MemorySegment buffer,
      MemorySegment size,
      Options options) {
    try {
      return (int)
          Compression.PLANES.invokeExact(
              handle,
              planes.starts(),
              planes.width(),
              planes.strides(),
              planes.rows(),
              options.subsampling(),
              buffer,
              size,
              options.quality(),
              options.flags());
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  /// Returns a decompressor, given back by [#close].
  public MemorySegment openDecompressor() {
    try {
      var handle = (MemorySegment) Decompression.INIT.invokeExact();
      if (handle.address() == 0) {
        throw new IllegalStateException("libjpeg-turbo gave no decompressor");
      }
      return handle;
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  /// Reads the header of a JPEG file.
  ///
  /// @param values receives four `int`: width, height, `TJSAMP` (-1 unknown) and `TJCS`
  /// @return 0, or -1 if it failed
  public int header(MemorySegment handle, MemorySegment jpeg, MemorySegment values) {
    try {
      return (int)
          Decompression.HEADER.invokeExact(
              handle,
              jpeg,
              jpeg.byteSize(),
              values,
              values.asSlice(4),
              values.asSlice(8),
              values.asSlice(12));
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  /// Decompresses a JPEG file; see `tjDecompress2` in turbojpeg.h. The size is the file's own.
  ///
  /// @param flags values of `TJFLAG`
  /// @return 0, or -1 if it failed
  public int decompress(MemorySegment handle, MemorySegment jpeg, Pixels target, int flags) {
    try {
      return (int)
          Decompression.PIXELS.invokeExact(
              handle,
              jpeg,
              jpeg.byteSize(),
              target.start(),
              target.width(),
              target.stride(),
              target.rows(),
              target.format(),
              flags);
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  /// Decompresses a JPEG file to planes of its own subsampling; see `tjDecompressToYUVPlanes` in
  /// turbojpeg.h. The size is the file's own.
  ///
  /// @param flags values of `TJFLAG`
  /// @return 0, or -1 if it failed
  public int decompressPlanes(MemorySegment handle, MemorySegment jpeg, Planes target, int flags) {
    try {
      return (int)
          Decompression.PLANES.invokeExact(
              handle,
              jpeg,
              jpeg.byteSize(),
              target.starts(),
              target.width(),
              target.strides(),
              target.rows(),
              flags);
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  /// Luma and both colour differences.
  ///
  /// @param starts three addresses
  /// @param strides three `int`
  public record Planes(MemorySegment starts, int width, MemorySegment strides, int rows) {}

  /// Interleaved pixels.
  ///
  /// @param format a value of `TJPF`
  public record Pixels(MemorySegment start, int width, int stride, int rows, int format) {}

  /// How tiles are compressed.
  ///
  /// @param subsampling a value of `TJSAMP`
  /// @param flags values of `TJFLAG`
  public record Options(int subsampling, int quality, int flags) {}

  /// Returns why the last call failed.
  public String error(MemorySegment handle) {
    try {
      return ((MemorySegment) Common.ERROR_TEXT.invokeExact(handle))
          .reinterpret(MAX_MESSAGE)
          .getString(0);
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  public void close(MemorySegment handle) {
    try {
      var ignored = (int) Common.DESTROY.invokeExact(handle);
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  private static MethodHandle link(String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker()
        .downcallHandle(SYMBOLS.orElseThrow().findOrThrow(name), descriptor);
  }
}
