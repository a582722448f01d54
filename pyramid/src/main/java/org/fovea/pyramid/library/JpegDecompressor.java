package org.fovea.pyramid.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Decodes one JPEG file with libjpeg-turbo, some rows at a time, on a thread of its own.
///
/// libjpeg reports an error by calling a function that must not return. C programs jump out of it;
/// Java cannot, and an exception may not cross the library either. So the thread that meets an
/// error stays in that function for ever, as the library demands: it is marked as daemon, its
/// decompressor is destroyed by whoever closes this object, and all that is left of it until the
/// process ends is its stack. The process decodes one file and ends.
///
/// The thread also decodes ahead while the caller uses the rows before. Used by one thread.
public final class JpegDecompressor implements AutoCloseable {
  /// Rows that are decoded at once: one or two rows of blocks, which fit a core's cache.
  public static final int ROWS = 16;

  private static final int BATCHES = 4;
  private static final int INPUT_BYTES = 64 << 10;
  private static final int BLOCK = 8;
  private static final String CORRUPT = "Corrupt JPEG data";
  private static final String HARMLESS = "extraneous bytes before marker";
  private static final Duration PATIENCE = Duration.ofMillis(10);

  private final LibjpegLibrary library;
  private final ReadableByteChannel file;
  private final Frame frame;
  private final Arena rowMemory = Arena.ofShared();
  private final Arena state = Arena.ofShared(); // not closed if the thread stays in the library
  private final BlockingQueue<Optional<Batch>> empty = new ArrayBlockingQueue<>(BATCHES);
  private final BlockingQueue<Object> full = new ArrayBlockingQueue<>(BATCHES + 2);
  private final MemorySegment decompressor;
  private final MemorySegment errors;
  private final MemorySegment source;
  private final MemorySegment input;
  private final Thread thread;
  private volatile boolean cancelled;
  private long bytesRead;
  private boolean ended;
  private @Nullable DamagedFileException damage;
  private volatile boolean stuck;

  /// What is to be decoded, as the file's header was read.
  ///
  /// @param width in pixels
  /// @param height in pixels
  /// @param components 1 or 3
  /// @param horizontal luma samples beside each other per colour sample, 1 or 2; 1 if interleaved
  /// @param vertical luma samples below each other per colour sample, 1 or 2; 1 if interleaved
  /// @param planes whether luma and colour differences are wanted as they are stored; otherwise
  ///   interleaved grey or RGB
  public record Frame(
      int width, int height, int components, int horizontal, int vertical, boolean planes) {}

  /// Some rows. The caller gives it [back][#give].
  ///
  /// @param planes one of interleaved pixels, or three
  /// @param strides bytes from a row to the next, of each plane
  /// @param rows pointers to the rows of each plane behind each other
  /// @param pointers to those of each plane
  public record Batch(
      List<MemorySegment> planes,
      List<Integer> strides,
      List<MemorySegment> rows,
      MemorySegment pointers) {}

  private record End() {}

  private record Failed(IOException reason) {}

  /// Starts to decode.
  ///
  /// @param file from its first byte on; closed by the caller, after this object
  public JpegDecompressor(LibjpegLibrary library, ReadableByteChannel file, Frame frame) {
    this.library = library;
    this.file = file;
    this.frame = frame;
    this.decompressor = state.allocate(library.decompressorBytes(), 8);
    this.errors = state.allocate(LibjpegLibrary.ERROR_BYTES, 8);
    this.source = state.allocate(LibjpegLibrary.SOURCE_BYTES, 8);
    this.input = state.allocate(INPUT_BYTES);
    for (int i = 0; i < BATCHES; i++) {
      empty.add(Optional.of(allocate()));
    }
    this.thread = Thread.ofPlatform().daemon().name("libjpeg").start(this::decode);
  }

  /// Returns the next [#ROWS] rows, fewer at the end of the picture; empty after the last ones.
  ///
  /// @throws DamagedFileException if the file is damaged
  /// @throws IOException if it cannot be read
  public Optional<Batch> take() throws IOException, InterruptedException {
    return switch (full.take()) {
      case Batch batch -> Optional.of(batch);
      case Failed(var reason) -> throw reason;
      default -> Optional.empty();
    };
  }

  /// Gives rows back after use.
  public void give(Batch batch) {
    empty.add(Optional.of(batch));
  }

  /// Stops decoding and frees all memory.
  @Override
  public void close() {
    cancelled = true;
    boolean interrupted = false;
    while (thread.isAlive() && !stuck) {
      var ignored = empty.offer(Optional.empty()); // it may wait for rows to fill
      try {
        thread.join(PATIENCE);
      } catch (InterruptedException e) {
        interrupted = true; // memory must not be freed under the thread
      }
    }
    library.destroy(decompressor);
    rowMemory.close();
    if (!stuck) {
      state.close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- on the decoding thread

  private void decode() {
    try {
      JpegCallbacks.run(
          this,
          () -> {
            decodeRows();
            return full.add(new End());
          });
    } catch (DamagedFileException e) {
      full.add(new Failed(e));
    } catch (Throwable e) { // whoever waits for rows must hear of it
      full.add(new Failed(new IOException("the JPEG decoder failed", e)));
    }
  }

  private void decodeRows() throws DamagedFileException, InterruptedException {
    library.standardError(errors);
    errors.set(ADDRESS, LibjpegLibrary.ERROR_EXIT, JpegCallbacks.ERROR_EXIT);
    errors.set(ADDRESS, LibjpegLibrary.EMIT_MESSAGE, JpegCallbacks.EMIT_MESSAGE);
    decompressor.set(ADDRESS, LibjpegLibrary.ERR, errors);
    library.create(decompressor);
    source.set(JAVA_LONG, LibjpegLibrary.BYTES_LEFT, 0);
    source.set(ADDRESS, LibjpegLibrary.INIT_SOURCE, JpegCallbacks.NOTHING);
    source.set(ADDRESS, LibjpegLibrary.FILL_BUFFER, JpegCallbacks.FILL_BUFFER);
    source.set(ADDRESS, LibjpegLibrary.SKIP_DATA, JpegCallbacks.SKIP_DATA);
    source.set(ADDRESS, LibjpegLibrary.RESYNC, library.resync());
    source.set(ADDRESS, LibjpegLibrary.TERM_SOURCE, JpegCallbacks.NOTHING);
    decompressor.set(ADDRESS, LibjpegLibrary.SRC, source);
    library.readHeader(decompressor);
    requireSampling();
    prepare();
    library.start(decompressor);
    requireFrame();
    int row = 0;
    while (row < frame.height()) {
      var batch = empty.take();
      if (cancelled || batch.isEmpty()) {
        return;
      }
      row += frame.planes() ? readPlanes(batch.get(), row) : readRows(batch.get(), row);
      full.add(batch.get());
    }
  }

  private void prepare() throws DamagedFileException {
    if (frame.planes()) {
      if (decompressor.get(JAVA_INT, LibjpegLibrary.COLOUR_SPACE) != LibjpegLibrary.YCBCR) {
        throw damaged("its colours are not what its header says");
      }
      decompressor.set(JAVA_INT, LibjpegLibrary.RAW_DATA_OUT, 1);
    } else {
      int space = frame.components() == 1 ? LibjpegLibrary.GREYSCALE : LibjpegLibrary.RGB;
      decompressor.set(JAVA_INT, LibjpegLibrary.OUT_COLOUR_SPACE, space);
    }
  }

  /// Planes are written where their memory was measured by these numbers.
  private void requireSampling() throws DamagedFileException {
    if (!frame.planes()) {
      return;
    }
    var luma = library.firstComponent(decompressor);
    boolean same =
        luma.get(JAVA_INT, LibjpegLibrary.ACROSS) == frame.horizontal()
            && luma.get(JAVA_INT, LibjpegLibrary.DOWN) == frame.vertical();
    if (!same) {
      throw damaged("its sampling is not what its header says");
    }
  }

  private void requireFrame() throws DamagedFileException {
    boolean same =
        decompressor.get(JAVA_INT, LibjpegLibrary.OUTPUT_WIDTH) == frame.width()
            && decompressor.get(JAVA_INT, LibjpegLibrary.OUTPUT_HEIGHT) == frame.height()
            && decompressor.get(JAVA_INT, LibjpegLibrary.OUTPUT_COMPONENTS) == frame.components();
    if (!same) {
      throw damaged("its size is not what its header says");
    }
  }

  private int readRows(Batch batch, int done) throws DamagedFileException {
    int wanted = Math.min(ROWS, frame.height() - done);
    int read = 0;
    while (read < wanted) {
      var rows = batch.rows().getFirst().asSlice(read * ADDRESS.byteSize());
      read += library.readRows(decompressor, rows, wanted - read);
      requireWhole();
    }
    return read;
  }

  private int readPlanes(Batch batch, int done) throws DamagedFileException {
    int step = BLOCK * frame.vertical();
    int wanted = Math.min(ROWS, frame.height() - done);
    for (int read = 0; read < wanted; read += step) {
      for (int plane = 0; plane < frame.components(); plane++) {
        long row = (long) read / (plane == 0 ? 1 : frame.vertical());
        batch
            .pointers()
            .setAtIndex(ADDRESS, plane, batch.rows().get(plane).asSlice(row * ADDRESS.byteSize()));
      }
      library.readPlanes(decompressor, batch.pointers(), step);
      requireWhole();
    }
    return wanted;
  }

  /// After damage the library goes on in grey or with what it can guess, which nobody should take
  /// for a picture.
  private void requireWhole() throws DamagedFileException {
    if (damage != null) {
      throw damage;
    }
  }

  private DamagedFileException damaged(String reason) {
    long offset = bytesRead - source.get(JAVA_LONG, LibjpegLibrary.BYTES_LEFT);
    return new DamagedFileException(reason, Math.max(0, offset));
  }

  // ---- called by the library, on the decoding thread

  /// Gives the library more of the file.
  void fillBuffer() throws IOException {
    if (cancelled) {
      stay();
    }
    int length = ended ? -1 : file.read(input.asByteBuffer());
    if (length > 0) {
      bytesRead += length;
    } else {
      ended = true;
      input.set(JAVA_BYTE, 0, (byte) 0xFF);
      input.set(JAVA_BYTE, 1, (byte) 0xD9); // end of image
      length = 2;
    }
    source.set(ADDRESS, LibjpegLibrary.NEXT_BYTE, input);
    source.set(JAVA_LONG, LibjpegLibrary.BYTES_LEFT, length);
  }

  /// Jumps over what the library does not want.
  void skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      long here = source.get(JAVA_LONG, LibjpegLibrary.BYTES_LEFT);
      long step = Math.min(left, here);
      var next = source.get(ADDRESS, LibjpegLibrary.NEXT_BYTE);
      source.set(ADDRESS, LibjpegLibrary.NEXT_BYTE, MemorySegment.ofAddress(next.address() + step));
      source.set(JAVA_LONG, LibjpegLibrary.BYTES_LEFT, here - step);
      left -= step;
      if (left > 0) {
        boolean over = ended;
        fillBuffer();
        if (over) {
          return; // nothing is left to jump over but end marks
        }
      }
    }
  }

  /// Keeps the first warning that says that pixels are lost. The end mark that [#fillBuffer] puts
  /// behind a file's end makes one too, if the library wanted more than was there.
  void warn() {
    if (damage == null) {
      var said = message();
      if (ended) {
        damage = damaged("the file ends early");
      } else if (said.startsWith(CORRUPT) && !said.contains(HARMLESS)) {
        damage = damaged(said);
      }
    }
  }

  /// Ends decoding at an error of the library; never returns.
  void stop() {
    full.add(new Failed(damaged(message())));
    stay();
  }

  /// Ends decoding at a failure of ours; never returns.
  void stop(Throwable cause) {
    full.add(new Failed(cause instanceof IOException io ? io : new IOException(cause)));
    stay();
  }

  private String message() {
    return JpegCallbacks.format(decompressor, errors.get(ADDRESS, LibjpegLibrary.FORMAT_MESSAGE));
  }

  /// Stops this thread for ever.
  void stay() {
    stuck = true;
    while (true) {
      LockSupport.park(this);
    }
  }

  private Batch allocate() {
    int count = frame.planes() ? 3 : 1;
    var planes = new ArrayList<MemorySegment>();
    var strides = new ArrayList<Integer>();
    var rows = new ArrayList<MemorySegment>();
    int blocks = Math.ceilDiv(frame.width(), BLOCK * frame.horizontal());
    for (int plane = 0; plane < count; plane++) {
      int stride =
          frame.planes()
              ? blocks * BLOCK * (plane == 0 ? frame.horizontal() : 1)
              : Math.multiplyExact(frame.width(), frame.components());
      int lines = plane == 0 ? ROWS : ROWS / frame.vertical();
      var memory = rowMemory.allocate((long) stride * lines, 64);
      var pointers = state.allocate(ADDRESS, lines);
      for (int line = 0; line < lines; line++) {
        pointers.setAtIndex(ADDRESS, line, memory.asSlice((long) line * stride));
      }
      planes.add(memory);
      strides.add(stride);
      rows.add(pointers);
    }
    return new Batch(planes, strides, rows, state.allocate(ADDRESS, count));
  }
}
