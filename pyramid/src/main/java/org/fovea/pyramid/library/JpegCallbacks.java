package org.fovea.pyramid.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// The functions that libjpeg calls back. They find the decompressor by the thread, for each
/// decompressor has one of its own. None lets an exception out: one that crosses a C library ends
/// the process.
@SuppressWarnings({"restricted", "UnusedMethod"}) // the functions are looked up by their names
final class JpegCallbacks {
  private static final ScopedValue<JpegDecompressor> CURRENT = ScopedValue.newInstance();
  private static final MethodHandle FORMAT =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.ofVoid(ADDRESS, ADDRESS));

  /// `void error_exit(j_common_ptr)`, which does not return.
  static final MemorySegment ERROR_EXIT =
      stub("errorExit", void.class, MemorySegment.class, FunctionDescriptor.ofVoid(ADDRESS));

  /// `void emit_message(j_common_ptr, int)`, called at warnings and, to no avail, at notes.
  static final MemorySegment EMIT_MESSAGE =
      stub(
          "emitMessage",
          MethodType.methodType(void.class, MemorySegment.class, int.class),
          FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));

  /// `boolean fill_input_buffer(j_decompress_ptr)`.
  static final MemorySegment FILL_BUFFER =
      stub("fillBuffer", int.class, MemorySegment.class, FunctionDescriptor.of(JAVA_INT, ADDRESS));

  /// `void skip_input_data(j_decompress_ptr, long)`.
  static final MemorySegment SKIP_DATA = skipStub();

  /// `void init_source(j_decompress_ptr)` and `term_source`, which have nothing to do.
  static final MemorySegment NOTHING =
      stub("nothing", void.class, MemorySegment.class, FunctionDescriptor.ofVoid(ADDRESS));

  private JpegCallbacks() {}

  /// Runs a decoder whose library's calls reach a decompressor.
  static <T, X extends Throwable> T run(
      JpegDecompressor decompressor, ScopedValue.CallableOp<T, X> decoder) throws X {
    return ScopedValue.where(CURRENT, decompressor).call(decoder);
  }

  /// Returns the text of the library's last message.
  ///
  /// @param function the error manager's `format_message`
  static String format(MemorySegment decompressor, MemorySegment function) {
    try (var arena = Arena.ofConfined()) {
      var text = arena.allocate(LibjpegLibrary.MESSAGE_BYTES);
      FORMAT.invokeExact(function, decompressor, text);
      return text.getString(0);
    } catch (Throwable e) {
      return "no reason given"; // the picture is refused in any case
    }
  }

  private static void errorExit(MemorySegment ignored) {
    var decompressor = CURRENT.get();
    try {
      decompressor.stop();
    } catch (Throwable e) {
      decompressor.stay();
    }
  }

  /// @param level negative for a warning
  private static void emitMessage(MemorySegment ignored, int level) {
    var decompressor = CURRENT.get();
    try {
      if (level < 0) {
        decompressor.warn();
      }
    } catch (Throwable e) {
      decompressor.stop(e);
    }
  }

  private static int fillBuffer(MemorySegment ignored) {
    var decompressor = CURRENT.get();
    try {
      decompressor.fillBuffer();
    } catch (Throwable e) {
      decompressor.stop(e);
    }
    return 1;
  }

  private static void skipData(MemorySegment ignored, long count) {
    var decompressor = CURRENT.get();
    try {
      decompressor.skip(count);
    } catch (Throwable e) {
      decompressor.stop(e);
    }
  }

  private static void nothing(MemorySegment ignored) {}

  private static MemorySegment skipStub() {
    return stub(
        "skipData",
        MethodType.methodType(void.class, MemorySegment.class, long.class),
        FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG));
  }

  private static MemorySegment stub(
      String method, Class<?> result, Class<?> argument, FunctionDescriptor descriptor) {
    return stub(method, MethodType.methodType(result, argument), descriptor);
  }

  private static MemorySegment stub(String method, MethodType type, FunctionDescriptor descriptor) {
    try {
      var handle = MethodHandles.lookup().findStatic(JpegCallbacks.class, method, type);
      return Linker.nativeLinker().upcallStub(handle, descriptor, Arena.global());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
