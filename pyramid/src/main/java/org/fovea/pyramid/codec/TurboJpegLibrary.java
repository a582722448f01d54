package org.fovea.pyramid.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
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
final class TurboJpegLibrary {
  private static final List<String> NAMES = List.of("libturbojpeg.so.0", "libturbojpeg.0.dylib");
  private static final int MAX_MESSAGE = 512;
  private static final Optional<TurboJpegLibrary> INSTANCE = load();

  private final MethodHandle initCompress;
  private final MethodHandle compress;
  private final MethodHandle destroy;
  private final MethodHandle errorText;
  private final boolean third;

  private TurboJpegLibrary(SymbolLookup symbols) {
    initCompress = handle(symbols, "tjInitCompress", FunctionDescriptor.of(ADDRESS));
    compress =
        handle(
            symbols,
            "tjCompress2",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS,
                ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT));
    destroy = handle(symbols, "tjDestroy", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    errorText = handle(symbols, "tjGetErrorStr2", FunctionDescriptor.of(ADDRESS, ADDRESS));
    third = symbols.find("tj3Init").isPresent();
  }

  /// Returns the library; empty if the system has none.
  static Optional<TurboJpegLibrary> find() {
    return INSTANCE;
  }

  /// Returns what can be told of the version; the library does not say more.
  String version() {
    return third ? "3" : "2";
  }

  /// Returns a compressor, given back by [#close].
  MemorySegment open() {
    try {
      var handle = (MemorySegment) initCompress.invokeExact();
      if (handle.address() == 0) {
        throw new IllegalStateException("libjpeg-turbo gave no compressor");
      }
      return handle;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// Compresses pixels; see `tjCompress2` in turbojpeg.h for the parameters.
  ///
  /// @return 0, or -1 if it failed
  int compress(
      MemorySegment handle,
      Pixels pixels,
      MemorySegment buffer,
      MemorySegment size,
      Options options) {
    try {
      return (int)
          compress.invokeExact(
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
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// @param format a value of `TJPF`
  record Pixels(MemorySegment start, int width, int stride, int rows, int format) {}

  /// @param subsampling a value of `TJSAMP`
  /// @param flags values of `TJFLAG`
  record Options(int subsampling, int quality, int flags) {}

  /// Returns why the last call failed.
  String error(MemorySegment handle) {
    try {
      return ((MemorySegment) errorText.invokeExact(handle)).reinterpret(MAX_MESSAGE).getString(0);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  void close(MemorySegment handle) {
    try {
      var ignored = (int) destroy.invokeExact(handle);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<TurboJpegLibrary> load() {
    return NAMES.stream()
        .flatMap(name -> look(name).stream())
        .findFirst()
        .map(TurboJpegLibrary::new);
  }

  private static Optional<SymbolLookup> look(String name) {
    try {
      return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // how the JDK says that the system has no such library
    }
  }

  private static MethodHandle handle(
      SymbolLookup symbols, String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), descriptor);
  }
}
