package org.fovea.pyramid.decode.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fovea.pyramid.library.SystemLibrary;
import org.fovea.pyramid.source.DecoderMessages;

/// The functions of libvips 8.13 or later that we call: all handles of that library are here.
///
/// Loaders that libvips itself calls untrusted (ImageMagick, SVG, PDF and others) are switched off
/// before any file is opened; of these, only OpenSlide, JPEG 2000, JPEG XL, FITS, OpenEXR, Radiance
/// and PNM are let in again.
@SuppressWarnings("restricted") // calling a C library is what this class is for
public final class VipsLibrary {
  private static final List<String> VIPS_NAMES = List.of("libvips.so.42", "libvips.42.dylib");
  private static final List<String> GLIB_NAMES =
      List.of("libgobject-2.0.so.0", "libgobject-2.0.0.dylib");
  private static final List<String> TRUSTED =
      List.of(
          "VipsForeignLoadOpenslide",
          "VipsForeignLoadJp2k",
          "VipsForeignLoadJxl",
          "VipsForeignLoadFits",
          "VipsForeignLoadOpenexr",
          "VipsForeignLoadRad",
          "VipsForeignLoadPpm");
  private static final int OLDEST_MINOR = 13; // the first that can block untrusted loaders
  private static final int ACCESS_SEQUENTIAL = 1;
  private static final int FAIL_ON_ERROR = 2;
  private static final int INTENT_PERCEPTUAL = 0;
  private static final int MAX_MESSAGE = 16 << 10; // libvips keeps 10,240 characters
  private static final Optional<VipsLibrary> INSTANCE = load();

  private final SymbolLookup symbols;
  private final MethodHandle newFromFile;
  private final MethodHandle newPageFromFile;
  private final MethodHandle colourSpace;
  private final MethodHandle iccTransform;
  private final MethodHandle extractBand;
  private final MethodHandle typeOf;
  private final MethodHandle blob;
  private final MethodHandle regionNew;
  private final MethodHandle regionFetch;
  private final MethodHandle free;
  private final MethodHandle unreference;
  private final MethodHandle errorBuffer;
  private final MethodHandle errorClear;

  private VipsLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
    var file = List.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    newFromFile = variadic("vips_image_new_from_file", ADDRESS, file, 1);
    var page = List.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    newPageFromFile = variadic("vips_image_new_from_file", ADDRESS, page, 1);
    colourSpace =
        variadic("vips_colourspace", JAVA_INT, List.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS), 3);
    var icc = List.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    iccTransform = variadic("vips_icc_transform", JAVA_INT, icc, 3);
    var bands = List.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    extractBand = variadic("vips_extract_band", JAVA_INT, bands, 3);
    typeOf = handle("vips_image_get_typeof", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS));
    blob =
        handle(
            "vips_image_get_blob",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    regionNew = handle("vips_region_new", FunctionDescriptor.of(ADDRESS, ADDRESS));
    regionFetch =
        handle(
            "vips_region_fetch",
            FunctionDescriptor.of(
                ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    free = handle("g_free", FunctionDescriptor.ofVoid(ADDRESS));
    unreference = handle("g_object_unref", FunctionDescriptor.ofVoid(ADDRESS));
    errorBuffer = handle("vips_error_buffer", FunctionDescriptor.of(ADDRESS));
    errorClear = handle("vips_error_clear", FunctionDescriptor.ofVoid());
  }

  /// Returns the library; empty if the system has none that is new enough.
  public static Optional<VipsLibrary> find() {
    return INSTANCE;
  }

  /// Returns the version, such as `8.14.1`.
  public String version() {
    return part(0) + "." + part(1) + "." + part(2);
  }

  /// Says whether this build has a loader.
  ///
  /// @param nickname such as `jp2kload`
  public boolean hasLoader(String nickname) {
    try (var arena = Arena.ofConfined()) {
      var find = handle("vips_type_find", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS));
      var base = arena.allocateFrom("VipsOperation");
      return (long) call(find, base, arena.allocateFrom(nickname)) != 0;
    }
  }

  /// Opens a file for one pass from top to bottom and returns the image, which the caller releases.
  ///
  /// @param page of the file, 0-based; other than 0 only if the loader knows pages
  /// @throws org.fovea.pyramid.source.MalformedImageException if the loader finds it damaged
  /// @throws org.fovea.pyramid.source.UnsupportedImageException if no loader takes it
  MemorySegment open(Path path, int page) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var file = arena.allocateFrom(path.toString());
      var access = arena.allocateFrom("access");
      var failOn = arena.allocateFrom("fail_on");
      call(errorClear); // what was tried before and given up
      var image =
          (MemorySegment)
              (page == 0
                  ? call(
                      newFromFile,
                      file,
                      access,
                      ACCESS_SEQUENTIAL,
                      failOn,
                      FAIL_ON_ERROR,
                      MemorySegment.NULL)
                  : call(
                      newPageFromFile,
                      file,
                      access,
                      ACCESS_SEQUENTIAL,
                      failOn,
                      FAIL_ON_ERROR,
                      arena.allocateFrom("page"),
                      page,
                      MemorySegment.NULL));
      if (image.address() == 0) {
        throw failure(path);
      }
      return image;
    }
  }

  /// Returns an image in another colour space, released by the caller.
  ///
  /// @param space value of `VipsInterpretation`
  MemorySegment inColourSpace(MemorySegment image, int space) throws IOException {
    return derive(out -> (int) call(colourSpace, image, out, space, MemorySegment.NULL));
  }

  /// Returns an image brought from its own ICC profile to sRGB, released by the caller.
  MemorySegment inSrgb(MemorySegment image) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var srgb = arena.allocateFrom("srgb");
      var embedded = arena.allocateFrom("embedded");
      var intent = arena.allocateFrom("intent"); // the one that every profile has
      return derive(out ->
          (int)
              call(
                  iccTransform,
                  image,
                  out,
                  srgb,
                  embedded,
                  1,
                  intent,
                  INTENT_PERCEPTUAL,
                  MemorySegment.NULL));
    }
  }

  /// Returns some bands of an image, released by the caller.
  ///
  /// @param first of them, 0-based
  MemorySegment bands(MemorySegment image, int first, int count) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var n = arena.allocateFrom("n");
      return derive(
          out -> (int) call(extractBand, image, out, first, n, count, MemorySegment.NULL));
    }
  }

  /// Calls a function of the form `int vips_image_get_…(VipsImage *)`.
  int number(MemorySegment image, String function) {
    return (int) call(handle(function, FunctionDescriptor.of(JAVA_INT, ADDRESS)), image);
  }

  /// Returns a metadata block; empty if the image has none of that name.
  Optional<byte[]> metadata(MemorySegment image, String name) {
    try (var arena = Arena.ofConfined()) {
      var key = arena.allocateFrom(name);
      if ((long) call(typeOf, image, key) == 0) {
        return Optional.empty();
      }
      var data = arena.allocate(ADDRESS);
      var length = arena.allocate(JAVA_LONG);
      if ((int) call(blob, image, key, data, length) != 0) {
        call(errorClear);
        return Optional.empty();
      }
      var bytes = data.get(ADDRESS, 0).reinterpret(length.get(JAVA_LONG, 0));
      return Optional.of(bytes.toArray(JAVA_BYTE));
    }
  }

  /// Returns a region of an image, released by the caller before the image.
  MemorySegment region(MemorySegment image) {
    return (MemorySegment) call(regionNew, image);
  }

  /// Full rows of an image.
  ///
  /// @param top first row
  /// @param bytes of all rows together, without gaps
  record Rows(int top, int width, int count, long bytes) {}

  /// Computes rows and shows them to a target.
  ///
  /// @throws org.fovea.pyramid.source.MalformedImageException if the file is damaged there
  void fetch(MemorySegment region, Rows rows, RowTarget target)
      throws IOException, InterruptedException {
    try (var arena = Arena.ofConfined()) {
      var length = arena.allocate(JAVA_LONG);
      call(errorClear); // what was tried before and given up
      var pixels =
          (MemorySegment)
              call(regionFetch, region, 0, rows.top(), rows.width(), rows.count(), length);
      if (pixels.address() == 0) {
        throw failure(Path.of(""));
      }
      try {
        if (length.get(JAVA_LONG, 0) != rows.bytes()) {
          throw new IllegalStateException(
              "libvips gave " + length.get(JAVA_LONG, 0) + " bytes instead of " + rows.bytes());
        }
        target.copy(pixels.reinterpret(rows.bytes()));
      } finally {
        call(free, pixels);
      }
    }
  }

  /// Takes rows that are valid during the call only.
  interface RowTarget {
    void copy(MemorySegment rows) throws IOException, InterruptedException;
  }

  /// Gives an image or a region back.
  void release(MemorySegment object) {
    call(unreference, object);
  }

  private interface Derivation {
    int into(MemorySegment out);
  }

  private MemorySegment derive(Derivation derivation) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var out = arena.allocate(ADDRESS);
      if (derivation.into(out) != 0) {
        throw failure(Path.of(""));
      }
      return out.get(ADDRESS, 0);
    }
  }

  /// Makes an exception of what libvips says, without its class names and the file's path.
  private IOException failure(Path path) {
    var text =
        ((MemorySegment) call(errorBuffer))
            .reinterpret(MAX_MESSAGE)
            .getString(0)
            .replace(path + "", "");
    call(errorClear);
    var said =
        text.lines().findFirst().orElse("the decoder gave no reason").replaceAll("\"\"\\s*", "");
    int colon = said.indexOf(": ");
    var reason = colon >= 0 && colon < said.length() - 2 ? said.substring(colon + 2) : said;
    return DecoderMessages.failure(reason, new IOException(text));
  }

  private int part(int index) {
    return (int) call(handle("vips_version", FunctionDescriptor.of(JAVA_INT, JAVA_INT)), index);
  }

  private boolean start() {
    if (part(0) != 8 || part(1) < OLDEST_MINOR) {
      return false;
    }
    var arena = Arena.global();
    var setenv = handle("setenv", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    // Warnings on standard error would mix with the one sentence that the command line writes
    // there.
    call(setenv, arena.allocateFrom("VIPS_WARNING"), arena.allocateFrom("0"), 1);
    silenceGlib();
    var init = handle("vips_init", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    if ((int) call(init, arena.allocateFrom("fovea")) != 0) {
      return false;
    }
    call(handle("vips_block_untrusted_set", FunctionDescriptor.ofVoid(JAVA_INT)), 1);
    var block = handle("vips_operation_block_set", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
    for (var loader : TRUSTED) {
      call(block, arena.allocateFrom(loader), 0);
    }
    call(handle("vips_cache_set_max", FunctionDescriptor.ofVoid(JAVA_INT)), 0);
    return true;
  }

  /// GLib writes warnings over some damaged files, for the same reason.
  private void silenceGlib() {
    var nothing =
        MethodHandles.empty(
            MethodType.methodType(
                void.class,
                MemorySegment.class,
                int.class,
                MemorySegment.class,
                MemorySegment.class));
    var signature = FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
    var handler = Linker.nativeLinker().upcallStub(nothing, signature, Arena.global());
    var set = handle("g_log_set_default_handler", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    call(set, handler, MemorySegment.NULL);
  }

  private static Optional<VipsLibrary> load() {
    var vips = SystemLibrary.find(VIPS_NAMES);
    var glib = SystemLibrary.find(GLIB_NAMES);
    if (vips.isEmpty() || glib.isEmpty()) {
      return Optional.empty();
    }
    var symbols = vips.get().or(glib.get()).or(Linker.nativeLinker().defaultLookup());
    var library = new VipsLibrary(symbols);
    return library.start() ? Optional.of(library) : Optional.empty();
  }

  private MethodHandle handle(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), descriptor, options);
  }

  private MethodHandle variadic(
      String name, MemoryLayout result, List<? extends MemoryLayout> arguments, int fixed) {
    return handle(
        name,
        FunctionDescriptor.of(result, arguments.toArray(MemoryLayout[]::new)),
        Linker.Option.firstVariadicArg(fixed));
  }

  private static Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a native function cannot throw", e);
    }
  }
}
