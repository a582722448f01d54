package org.fovea.pyramid.decode.tiff;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.fovea.pyramid.library.TurboJpegLibrary;
import org.fovea.pyramid.source.MalformedImageException;

/// Blocks by libjpeg-turbo, straight into the memory of the strip where the whole block is wanted.
final class TurboTiffJpegDecoder implements TiffJpegDecoder {
  private static final int TJPF_RGB = 0;
  private static final int TJPF_GRAY = 6;
  private static final int TJPF_CMYK = 11;
  private static final int ACCURATE_DCT = 4096; // the transform that libvips uses
  private static final int STOP_ON_WARNING = 8192;

  private final TurboJpegLibrary library;
  private final MemorySegment handle;
  private final Arena arena = Arena.ofShared(); // closed by another thread than uses it
  private final MemorySegment starts = arena.allocate(ADDRESS, 3);
  private final MemorySegment strides = arena.allocate(JAVA_INT, 3);
  private final Scratch file = new Scratch();
  private final Scratch pixels = new Scratch();

  TurboTiffJpegDecoder(TurboJpegLibrary library) {
    this.library = library;
    this.handle = library.openDecompressor();
  }

  @Override
  public boolean decode(TiffJpeg jpeg, Target target, TiffJpeg.Place place) throws IOException {
    int samples = jpeg.components();
    int format = samples == 1 ? TJPF_GRAY : samples == 3 ? TJPF_RGB : TJPF_CMYK;
    boolean whole = jpeg.width() == target.width() && jpeg.height() == target.rows();
    var full = whole ? target : scratch(jpeg.width(), jpeg.height(), samples);
    var start =
        full.memory()
            .asSlice(full.at(), (full.rows() - 1) * full.stride() + (long) full.width() * samples);
    var output =
        new TurboJpegLibrary.Pixels(
            start, jpeg.width(), (int) full.stride(), jpeg.height(), format);
    boolean clean =
        run(place, flags -> library.decompress(handle, put(jpeg.file()), output, flags));
    if (!whole) {
      copy(full, target, samples);
    }
    return clean;
  }

  @Override
  public boolean decodePlanes(TiffJpeg jpeg, Target[] targets, TiffJpeg.Place place)
      throws IOException {
    // The library rounds odd sizes of the luma up.
    boolean whole =
        jpeg.width() == targets[0].width()
            && jpeg.height() == targets[0].rows()
            && jpeg.width() % 2 == 0
            && jpeg.height() % 2 == 0;
    var full = whole ? targets : scratchPlanes(jpeg);
    for (int plane = 0; plane < full.length; plane++) {
      var target = full[plane];
      long bytes = (target.rows() - 1) * target.stride() + target.width();
      starts.setAtIndex(ADDRESS, plane, target.memory().asSlice(target.at(), bytes));
      strides.setAtIndex(JAVA_INT, plane, (int) target.stride());
    }
    var output = new TurboJpegLibrary.Planes(starts, jpeg.width(), strides, jpeg.height());
    boolean clean =
        run(place, flags -> library.decompressPlanes(handle, put(jpeg.file()), output, flags));
    if (!whole) {
      for (int plane = 0; plane < full.length; plane++) {
        copy(full[plane], targets[plane], 1);
      }
    }
    return clean;
  }

  @Override
  public void close() {
    library.close(handle);
    arena.close();
    file.close();
    pixels.close();
  }

  private interface Call {
    int run(int flags);
  }

  /// Decodes, once more if the first remark is a harmless one.
  private boolean run(TiffJpeg.Place place, Call call) throws MalformedImageException {
    if (call.run(ACCURATE_DCT | STOP_ON_WARNING) == 0) {
      return true;
    }
    TiffJpegDecoder.requireHarmless(library.error(handle), place);
    call.run(ACCURATE_DCT);
    TiffJpegDecoder.requireHarmless(library.error(handle), place);
    return false;
  }

  private MemorySegment put(byte[] bytes) {
    var segment = file.reserve(bytes.length);
    MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, bytes.length);
    return segment.asSlice(0, bytes.length);
  }

  private Target scratch(int width, int rows, int samples) {
    long stride = (long) width * samples;
    return new Target(pixels.reserve(stride * rows), 0, stride, width, rows);
  }

  private Target[] scratchPlanes(TiffJpeg jpeg) {
    int width = (jpeg.width() + 1) & ~1;
    int rows = (jpeg.height() + 1) & ~1;
    long luma = (long) width * rows;
    var memory = pixels.reserve(luma * 3 / 2);
    return new Target[] {
      new Target(memory, 0, width, width, rows),
      new Target(memory, luma, width / 2, width / 2, rows / 2),
      new Target(memory, luma + luma / 4, width / 2, width / 2, rows / 2)
    };
  }

  private static void copy(Target from, Target to, int pixelBytes) {
    for (int row = 0; row < to.rows(); row++) {
      MemorySegment.copy(
          from.memory(),
          from.at() + row * from.stride(),
          to.memory(),
          to.at() + row * to.stride(),
          (long) to.width() * pixelBytes);
    }
  }

  /// Memory that grows as needed and never shrinks.
  private static final class Scratch {
    private Arena arena = Arena.ofShared();
    private MemorySegment memory = MemorySegment.NULL;

    MemorySegment reserve(long bytes) {
      if (memory.byteSize() < bytes) {
        arena.close();
        arena = Arena.ofShared();
        memory = arena.allocate(bytes, 64);
      }
      return memory;
    }

    void close() {
      arena.close();
    }
  }
}
