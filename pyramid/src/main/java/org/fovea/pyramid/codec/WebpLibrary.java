package org.fovea.pyramid.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/// The functions of libwebp 1.0 or later that we call: all handles of that library are here.
@SuppressWarnings("restricted") // calling a C library is what this class is for
final class WebpLibrary {
  private static final List<String> NAMES = List.of("libwebp.so.7", "libwebp.7.dylib");
  private static final Optional<WebpLibrary> INSTANCE = load();

  private final MethodHandle encodeRgb;
  private final MethodHandle encodeRgba;
  private final MethodHandle free;
  private final MethodHandle version;

  private WebpLibrary(SymbolLookup symbols) {
    var encode =
        FunctionDescriptor.of(
            JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_FLOAT, ADDRESS);
    encodeRgb = handle(symbols, "WebPEncodeRGB", encode);
    encodeRgba = handle(symbols, "WebPEncodeRGBA", encode);
    free = handle(symbols, "WebPFree", FunctionDescriptor.ofVoid(ADDRESS));
    version = handle(symbols, "WebPGetEncoderVersion", FunctionDescriptor.of(JAVA_INT));
  }

  /// Returns the library; empty if the system has none.
  static Optional<WebpLibrary> find() {
    return INSTANCE;
  }

  /// Returns the version, such as `1.2.4`.
  String version() {
    try {
      int number = (int) version.invokeExact();
      return (number >> 16) + "." + ((number >> 8) & 0xFF) + "." + (number & 0xFF);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// Encodes packed pixels.
  ///
  /// @param pixels red, green, blue and perhaps alpha, without gaps
  byte[] encode(MemorySegment pixels, int width, int rows, boolean alpha, int quality)
      throws IOException {
    try (var arena = Arena.ofConfined()) {
      var out = arena.allocate(ADDRESS);
      var function = alpha ? encodeRgba : encodeRgb;
      int stride = width * (alpha ? 4 : 3);
      long length = (long) function.invokeExact(pixels, width, rows, stride, (float) quality, out);
      var encoded = out.get(ADDRESS, 0);
      if (length == 0) {
        throw new IOException("libwebp could not encode a tile");
      }
      try {
        return encoded.reinterpret(length).toArray(JAVA_BYTE);
      } finally {
        free.invokeExact(encoded);
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<WebpLibrary> load() {
    return NAMES.stream().flatMap(name -> look(name).stream()).findFirst().map(WebpLibrary::new);
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
