package org.fovea.pyramid.strip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fovea.pyramid.metadata.TiffLayout;
import org.fovea.pyramid.metadata.TiffLayout.Entry;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.MalformedImageException;

/// Copies a TIFF or BigTIFF file: all that stays stands where it stood, all else is zero. Pages
/// that photograph the glass are gone from the chain, and their pixels are zero.
final class TiffStripper {
  private static final int DESCRIPTION = 270;
  private static final int[] OFFSETS = {273, 324};
  private static final int[] BYTE_COUNTS = {279, 325};
  private static final int MOST_WALKS = 16; // over the same bytes, where lengths are left out
  private static final Pattern STACK = Pattern.compile("(?m)^images=(\\d{1,9})$");

  private final TiffStripPlan plan;
  private final TiffLayout layout;
  private final FileBytes file;
  private final StripOutput out;
  private final JpegWalk jpeg;
  private long copied;
  private long walked;
  private long pendingAt;
  private long pendingBytes;

  TiffStripper(TiffStripPlan plan, FileBytes file, StripOutput out) {
    this.plan = plan;
    this.layout = plan.layout();
    this.file = file;
    this.out = out;
    this.jpeg = new JpegWalk(file, new InPlace());
  }

  void strip() throws IOException {
    for (var directory : plan.directories()) {
      if (directory.page()) {
        blocks(directory);
      }
    }
    flush();
    for (var directory : plan.directories()) {
      values(directory);
    }
    for (var directory : plan.directories()) {
      out.put(directory.at(), plan.bytes(directory, file));
    }
    out.put(0, plan.header(file));
    out.reach(file.size());
  }

  /// Copies the pixels of a page.
  private void blocks(TiffStripPlan.Directory page) throws IOException {
    var size = BlockSize.of(page, this::find, layout);
    for (int tag : OFFSETS) {
      var offsets = find(page, tag);
      if (offsets.isEmpty()) {
        continue;
      }
      var starts = new Numbers(offsets.get());
      long stack = stackBytes(page, size, starts.get(0));
      if (stack > 0) {
        block(starts.get(0), stack, false);
        return;
      }
      var lengths = lengths(page).map(Numbers::new);
      for (long i = 0; i < offsets.get().count(); i++) {
        long at = starts.get(i);
        long said = lengths.isPresent() ? lengths.get().get(i) : 0;
        // careless writers leave lengths out, and mean the rest of the file
        long length = said == 0 ? file.size() - at : said;
        if (at > 0 && length > 0 && at < file.size()) {
          long there = Math.min(Math.min(length, size.most()), file.size() - at);
          block(at, there, size.jpeg());
        }
      }
    }
  }

  private void block(long at, long length, boolean jpegData) throws IOException {
    if (!jpegData) {
      keep(at, length);
      return;
    }
    walked += length;
    if (walked / MOST_WALKS > file.size()) {
      throw overlapping(at);
    }
    jpeg.walk(at, length);
  }

  /// Returns the bytes of the frames behind each other that ImageJ writes under one directory; 0 if
  /// there are none.
  private long stackBytes(TiffStripPlan.Directory page, BlockSize size, long at) {
    var description =
        page.description().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
    var found = STACK.matcher(description);
    long pages = plan.directories().stream().filter(TiffStripPlan.Directory::page).count();
    if (pages > 1 || !size.plain() || !description.startsWith("ImageJ=") || !found.find()) {
      return 0;
    }
    long frames = Long.parseLong(found.group(1));
    boolean there = frames > 1 && size.page() <= (file.size() - at) / frames;
    return there ? size.page() * frames : 0;
  }

  private Optional<Entry> lengths(TiffStripPlan.Directory page) {
    for (int tag : BYTE_COUNTS) {
      var lengths = find(page, tag);
      if (lengths.isPresent()) {
        return lengths;
      }
    }
    return Optional.empty();
  }

  private void values(TiffStripPlan.Directory directory) throws IOException {
    for (var entry : directory.kept()) {
      boolean inline = entry.bytes() <= layout.offsetBytes();
      if (entry.tag() == DESCRIPTION && directory.description().isPresent()) {
        out.put(entry.from(), directory.description().get());
      } else if (entry.tag() == SharedTags.JPEG_TABLES && !inline) {
        jpeg.walk(entry.from(), entry.bytes());
        flush();
      } else if (!inline) {
        keep(entry.from(), entry.bytes());
        flush();
      }
    }
  }

  /// Copies a part, later perhaps, together with what follows it.
  private void keep(long at, long length) throws IOException {
    require(at, length);
    if (at != pendingAt + pendingBytes) {
      flush();
      pendingAt = at;
    }
    pendingBytes += length;
  }

  private void flush() throws IOException {
    if (pendingBytes > 0) {
      out.copy(file, pendingAt, pendingBytes);
    }
    pendingBytes = 0;
    pendingAt = 0;
  }

  private void require(long at, long length) throws IOException {
    if (plan.left().meets(at, length)) {
      throw new UnstrippableException(
          "the TIFF file says that its pixels are where its metadata are: save it as a TIFF file"
              + " again");
    }
    copied += length;
    if (copied > 2 * file.size()) {
      throw overlapping(at);
    }
  }

  private Optional<Entry> find(TiffStripPlan.Directory page, int tag) {
    return page.kept().stream().filter(entry -> entry.tag() == tag).findFirst();
  }

  private static MalformedImageException overlapping(long at) {
    return new MalformedImageException(at, "the TIFF file's blocks lie over each other");
  }

  /// JPEG data inside the file: all stays where it is, and what is not needed is zero.
  private final class InPlace implements JpegWalk.Visitor {
    @Override
    public void needed(long at, long length) throws IOException {
      keep(at, length);
    }

    @Override
    public void segment(int marker, long at, byte[] data, byte[] kept) throws IOException {
      flush();
      require(at, data.length + 4L);
      out.copy(file, at, 4); // marker and length
      out.put(at + 4, kept);
    }
  }

  /// The values of a long entry, read piece by piece.
  private final class Numbers {
    private static final int VALUES = 4096;

    private final Entry entry;
    private ByteBuffer values = ByteBuffer.allocate(0);
    private long from;

    Numbers(Entry entry) {
      this.entry = entry;
    }

    /// @return 0 for a value that is not there, or is no offset
    long get(long index) throws IOException {
      int size = entry.valueBytes();
      if (index >= entry.count() || size < 2) {
        return 0;
      }
      if (index < from || index >= from + values.limit() / size) {
        int count = (int) Math.min(VALUES, entry.count() - index);
        values = ByteBuffer.wrap(file.bytes(entry.from() + index * size, count * size));
        values.order(layout.order());
        from = index;
      }
      int at = (int) (index - from) * size;
      return switch (size) {
        case 2 -> values.getShort(at) & 0xFFFF;
        case 4 -> values.getInt(at) & 0xFFFF_FFFFL;
        default -> Math.max(0, values.getLong(at));
      };
    }
  }
}
