package org.fovea.pyramid.library;

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
public final class WebpLibrary {
  private static final List<String> NAMES = List.of("libwebp.so.7", "libwebp.7.dylib");
  private static final Optional<WebpLibrary> INSTANCE = load();

  private final MethodHandle encodeRgb;
  private final MethodHandle encodeRgba;
  private final MethodHandle info;
  private final MethodHandle decode;
  private final MethodHandle free;
  private final MethodHandle version;

  private WebpLibrary(SymbolLookup symbols) {
    var encode =
        FunctionDescriptor.of(
            JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_FLOAT, ADDRESS);
    encodeRgb = handle(symbols, "WebPEncodeRGB", encode);
    encodeRgba = handle(symbols, "WebPEncodeRGBA", encode);
    info =
        handle(
            symbols,
            "WebPGetInfo",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));
    decode =
        handle(
            symbols,
            "WebPDecodeRGBA",
            FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));
    free = handle(symbols, "WebPFree", FunctionDescriptor.ofVoid(ADDRESS));
    version = handle(symbols, "WebPGetEncoderVersion", FunctionDescriptor.of(JAVA_INT));
  }

  /// Returns the library; empty if the system has none.
  public static Optional<WebpLibrary> find() {
    return INSTANCE;
  }

  /// Returns the version, such as `1.2.4`.
  public String version() {
    try {
      int number = (int) version.invokeExact();
      return (number >> 16) + "." + ((number >> 8) & 0xFF) + "." + (number & 0xFF);
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  /// Encodes packed pixels.
  ///
  /// @param pixels red, green, blue and perhaps alpha, without gaps
  public byte[] encode(MemorySegment pixels, int width, int rows, boolean alpha, int quality)
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
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  /// The size of a picture in pixels.
  public record Size(int width, int height) {}

  /// Reads the size of a file from its header; empty if it is no WebP file.
  public Optional<Size> size(MemorySegment file) {
    try (var arena = Arena.ofConfined()) {
      var width = arena.allocate(JAVA_INT);
      var height = arena.allocate(JAVA_INT);
      int found = (int) info.invokeExact(file, file.byteSize(), width, height);
      return found == 0
          ? Optional.empty()
          : Optional.of(new Size(width.get(JAVA_INT, 0), height.get(JAVA_INT, 0)));
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  /// Says whether a file can be decoded; takes four bytes of memory for each pixel of its size.
  public boolean decodes(MemorySegment file) {
    try (var arena = Arena.ofConfined()) {
      var width = arena.allocate(JAVA_INT);
      var height = arena.allocate(JAVA_INT);
      var pixels = (MemorySegment) decode.invokeExact(file, file.byteSize(), width, height);
      free.invokeExact(pixels); // which takes a null pointer too
      return pixels.address() != 0;
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  /// Decodes a file to packed pixels: red, green, blue and alpha, which the colours are not
  /// multiplied by.
  ///
  /// @param size of the file, as [#size] has told it
  /// @return empty if it cannot be decoded
  public Optional<byte[]> decode(MemorySegment file, Size size) {
    try (var arena = Arena.ofConfined()) {
      var width = arena.allocate(JAVA_INT);
      var height = arena.allocate(JAVA_INT);
      var pixels = (MemorySegment) decode.invokeExact(file, file.byteSize(), width, height);
      if (pixels.address() == 0) {
        return Optional.empty();
      }
      try {
        boolean same =
            width.get(JAVA_INT, 0) == size.width() && height.get(JAVA_INT, 0) == size.height();
        return same
            ? Optional.of(pixels.reinterpret(4L * size.width() * size.height()).toArray(JAVA_BYTE))
            : Optional.empty();
      } finally {
        free.invokeExact(pixels);
      }
    } catch (Throwable e) {
      throw SystemLibrary.failure(e);
    }
  }

  private static Optional<WebpLibrary> load() {
    return SystemLibrary.find(NAMES).map(WebpLibrary::new);
  }

  private static MethodHandle handle(
      SymbolLookup symbols, String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), descriptor);
  }
}
