package org.fovea.pyramid.strip;

import java.io.IOException;
import java.util.Optional;
import org.fovea.pyramid.metadata.TiffLayout;
import org.fovea.pyramid.metadata.TiffLayout.Entry;

/// How many bytes the blocks of a TIFF page can have: what its writer says beyond that are no
/// pixels.
///
/// @param plain whether they are not packed
/// @param jpeg whether they are JPEG data
/// @param most bytes of a block; no bound if it is packed in another way
/// @param page bytes of all pixels if they are not packed
record BlockSize(boolean plain, boolean jpeg, long most, long page) {
  private static final int WIDTH = 256;
  private static final int LENGTH = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int SAMPLES = 277;
  private static final int ROWS = 278;
  private static final int PLANES = 284;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_LENGTH = 323;
  private static final int PLAIN = 1;
  private static final int JPEG = 7;
  private static final int APART = 2;
  private static final int MAX_CHANNELS = 4096; // whose depths are compared
  private static final int PADDING_BYTES = 1 << 20; // for tables, and what some writers put behind

  /// Finds an entry of a page.
  interface Finder {
    Optional<Entry> find(TiffStripPlan.Directory page, int tag);
  }

  static BlockSize of(TiffStripPlan.Directory directory, Finder finder, TiffLayout layout)
      throws IOException {
    return new Reading(directory, finder, layout).read();
  }

  private record Reading(TiffStripPlan.Directory directory, Finder finder, TiffLayout layout) {
    BlockSize read() throws IOException {
      long compression = number(COMPRESSION, PLAIN);
      boolean plain = compression == PLAIN;
      boolean jpeg = compression == JPEG;
      long width = number(WIDTH, 0);
      long length = number(LENGTH, 0);
      long rows = number(TILE_LENGTH, Math.min(number(ROWS, length), length));
      long blockWidth = number(TILE_WIDTH, width);
      long samples = number(SAMPLES, 1);
      long together = number(PLANES, 1) == APART ? 1 : samples;
      try {
        long row =
            Math.ceilDiv(Math.multiplyExact(Math.multiplyExact(blockWidth, together), bits()), 8);
        long block = Math.multiplyExact(row, rows == 0 ? length : rows);
        long pageRow =
            Math.ceilDiv(Math.multiplyExact(Math.multiplyExact(width, samples), bits()), 8);
        long page = Math.multiplyExact(pageRow, length);
        long most = plain ? block : Math.addExact(Math.multiplyExact(2, block), PADDING_BYTES);
        return new BlockSize(plain, jpeg, plain || jpeg ? most : Long.MAX_VALUE, page);
      } catch (ArithmeticException e) { // larger than any file
        return new BlockSize(plain, jpeg, Long.MAX_VALUE, Long.MAX_VALUE);
      }
    }

    /// Returns the depth of the deepest channel.
    private long bits() throws IOException {
      var entry = finder.find(directory, BITS);
      long deepest = entry.isPresent() ? 0 : 1;
      for (long i = 0; entry.isPresent() && i < Math.min(entry.get().count(), MAX_CHANNELS); i++) {
        deepest = Math.max(deepest, layout.number(entry.get(), i));
      }
      return deepest;
    }

    private long number(int tag, long otherwise) throws IOException {
      var entry = finder.find(directory, tag);
      return entry.isPresent() && entry.get().count() > 0
          ? Math.max(0, layout.number(entry.get(), 0))
          : otherwise;
    }
  }
}
