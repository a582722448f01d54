package org.fovea.pyramid.strip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.pyramid.decode.tiff.OmeImages;
import org.fovea.pyramid.decode.tiff.TiffSources;
import org.fovea.pyramid.metadata.TiffDescription;
import org.fovea.pyramid.metadata.TiffLayout;
import org.fovea.pyramid.metadata.TiffLayout.Entry;
import org.fovea.pyramid.metadata.TiffPages;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;

/// What of a TIFF file stays: read and decided before a byte is written.
///
/// @param layout of the file
/// @param directories that stay, in the order of the file
/// @param left parts of the file that are left out or written anew; no pixels may lie there
record TiffStripPlan(TiffLayout layout, List<Directory> directories, Ranges left) {
  private static final int DESCRIPTION = 270;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int COLOUR_FILTERS = 32803;
  private static final int DNG_VERSION = 50706;
  private static final int MAX_ENTRIES = 4096;
  // Their data are numbers of pixels, or JPEG, whose markers we know: no text can stand in them.
  private static final Set<Long> COMPRESSIONS =
      Set.of(1L, 2L, 3L, 4L, 5L, 7L, 8L, 32773L, 32946L, 34925L, 50000L);
  // What a program finds only if it is told where.
  private static final Set<Integer> POINTERS = Set.of(SharedTags.EXIF, 34853, 40965);

  /// A directory that stays.
  ///
  /// @param at where it starts, in bytes
  /// @param kept entries, of which those with directories of their own point to others here
  /// @param next offset of the page behind it, or 0
  /// @param description that takes the place of the one that was
  /// @param page whether it has pixels, which EXIF has not
  record Directory(
      long at, List<Entry> kept, long next, Optional<byte[]> description, boolean page) {}

  /// Reads a file and decides.
  ///
  /// @throws UnstrippableException if it is of a kind of which we do not know enough
  /// @throws MalformedImageException if its pages are damaged
  static TiffStripPlan of(FileBytes file, Limits limits) throws IOException {
    if (TiffSources.isScannerFormat(file, limits)) {
      throw new UnstrippableException(
          "the slide is in the own format of its scanner, which is read by the very texts that"
              + " are personal: save it as OME-TIFF");
    }
    var layout = TiffLayout.of(file);
    var pages = TiffPages.read(file, layout, limits);
    return new Planning(file, layout, pages).plan();
  }

  private static final class Planning {
    private final FileBytes file;
    private final TiffLayout layout;
    private final TiffPages pages;
    private final List<Directory> directories = new ArrayList<>();
    private final Ranges left = new Ranges();

    Planning(FileBytes file, TiffLayout layout, TiffPages pages) {
      this.file = file;
      this.layout = layout;
      this.pages = pages;
    }

    TiffStripPlan plan() throws IOException {
      left.add(0, layout.headerBytes());
      for (var page : pages.all()) {
        claim(page.directory());
      }
      var chain = new ArrayList<TiffPages.Page>();
      for (int i = 0; i < pages.chain().size(); i++) {
        if (pages.glass().containsKey(i)) {
          leave(pages.chain().get(i).directory(), 0);
        } else {
          chain.add(pages.chain().get(i));
        }
      }
      for (int i = 0; i < chain.size(); i++) {
        boolean last = i == chain.size() - 1;
        page(chain.get(i), last ? 0 : chain.get(i + 1).directory());
      }
      for (var page : belowKept(chain)) {
        long nextAt = layout.nextAt(page.directory());
        boolean chained =
            nextAt <= file.size() - layout.offsetBytes() && layout.offset(nextAt) != 0;
        if (chained) {
          throw new UnstrippableException(
              "the smaller copies in the TIFF file are linked in a way that is not known here:"
                  + " save it as a TIFF file again");
        }
        page(page, 0);
      }
      return new TiffStripPlan(layout, directories, left);
    }

    /// Returns the pages below those that stay.
    private List<TiffPages.Page> belowKept(List<TiffPages.Page> chain) throws IOException {
      var wanted = new HashSet<Long>();
      chain.forEach(page -> wanted.add(page.directory()));
      var kept = new ArrayList<TiffPages.Page>();
      var above = new ArrayList<>(chain);
      above.addAll(pages.below());
      for (var page : above) { // parents come before their children
        var pointer = page.find(TiffPages.BELOW);
        if (wanted.contains(page.directory()) && pointer.isPresent()) {
          for (long i = 0; i < pointer.get().count(); i++) {
            wanted.add(layout.number(pointer.get(), i));
          }
        }
      }
      for (var page : pages.below()) {
        if (wanted.contains(page.directory())) {
          kept.add(page);
        } else {
          leave(page.directory(), 0);
        }
      }
      return kept;
    }

    private void page(TiffPages.Page page, long next) throws IOException {
      requireKnown(page);
      var kept = new ArrayList<Entry>();
      Optional<byte[]> description = Optional.empty();
      for (var entry : page.entries()) {
        if (entry.tag() == DESCRIPTION && description.isEmpty()) {
          description = description(entry);
          if (description.isPresent()) {
            kept.add(entry);
          }
          leaveValue(entry);
        } else if (POINTERS.contains(entry.tag())) {
          if (entry.tag() == SharedTags.EXIF && exif(entry)) {
            kept.add(entry);
          } else {
            leavePart(entry);
          }
        } else if (stays(entry)) {
          kept.add(entry);
        } else {
          leaveValue(entry);
        }
      }
      directories.add(new Directory(page.directory(), kept, next, description, true));
    }

    private void requireKnown(TiffPages.Page page) throws IOException {
      boolean raw =
          page.find(DNG_VERSION).isPresent() || number(page, PHOTOMETRIC, 1) == COLOUR_FILTERS;
      if (raw) {
        throw new UnstrippableException(
            "raw photographs are shown by the very metadata that are personal: save it as TIFF,"
                + " PNG or JPEG");
      }
      long compression = number(page, COMPRESSION, 1);
      if (!COMPRESSIONS.contains(compression)) {
        throw new UnstrippableException(
            "texts may stand inside the pixels of TIFF files that are packed by code "
                + compression
                + ": save it with LZW, deflate or JPEG");
      }
    }

    private long number(TiffPages.Page page, int tag, long otherwise) throws IOException {
      var entry = page.find(tag);
      return entry.isPresent() && entry.get().count() > 0
          ? layout.number(entry.get(), 0)
          : otherwise;
    }

    private boolean stays(Entry entry) throws IOException {
      if (!SharedTags.isText(entry.type())) {
        return entry.bytes() > 0
            && SharedTags.keepsNumbers(entry.tag(), entry.type(), entry.count())
            && entry.from() <= file.size() - entry.bytes();
      }
      return entry.bytes() > 0
          && entry.bytes() <= SharedTags.LONGEST_TEXT
          && SharedTags.keepsText(entry.tag(), file.bytes(entry.from(), (int) entry.bytes()));
    }

    /// Plans the directory of EXIF; says whether anything of it stays. A damaged one does not.
    private boolean exif(Entry pointer) throws IOException {
      if (pointer.count() != 1 || pointer.bytes() > layout.offsetBytes()) {
        return false;
      }
      long at = layout.number(pointer, 0);
      try {
        var kept = new ArrayList<Entry>();
        var entries = part(at);
        for (var entry : entries) {
          if (!POINTERS.contains(entry.tag()) && stays(entry)) {
            kept.add(entry);
          }
        }
        claim(at);
        entries.stream().filter(entry -> !kept.contains(entry)).forEach(this::leaveValue);
        if (!kept.isEmpty()) {
          directories.add(new Directory(at, kept, 0, Optional.empty(), false));
        }
        return !kept.isEmpty();
      } catch (MalformedImageException e) {
        return false;
      }
    }

    /// Takes the place of a directory, which is written anew.
    private void claim(long at) throws IOException {
      long end = Math.min(file.size(), layout.nextAt(at) + layout.offsetBytes());
      if (left.meets(at, end - at)) {
        throw new MalformedImageException(at, "the TIFF file's pages lie over each other");
      }
      left.add(at, end - at);
    }

    private List<Entry> part(long at) throws IOException {
      long count = layout.count(at);
      if (count > MAX_ENTRIES || layout.nextAt(at) > file.size()) {
        throw new MalformedImageException(at, "a part of the TIFF file's metadata is cut off");
      }
      var entries = new ArrayList<Entry>();
      for (long i = 0; i < count; i++) {
        entries.add(layout.entry(at, i));
      }
      return entries;
    }

    private Optional<byte[]> description(Entry entry) throws IOException {
      if (!SharedTags.isText(entry.type()) || entry.bytes() > OmeImages.MAX_BYTES) {
        return Optional.empty(); // numbers are no description, and so long a one is left out
      }
      var text = new String(file.bytes(entry.from(), (int) entry.bytes()), StandardCharsets.UTF_8);
      return TiffDescription.shared(text, this::renumbered)
          .map(shared -> (shared + "\0").getBytes(StandardCharsets.UTF_8))
          .filter(shared -> shared.length <= entry.bytes())
          .filter(shared -> shared.length > layout.offsetBytes());
    }

    /// Returns the number of a page of the chain when those of the glass are gone.
    private int renumbered(int index) {
      return index - (int) pages.glass().keySet().stream().filter(gone -> gone < index).count();
    }

    private void leave(long directory, int depth) throws IOException {
      for (var entry : part(directory)) {
        if (POINTERS.contains(entry.tag()) && depth == 0) {
          leavePart(entry);
        } else {
          leaveValue(entry);
        }
      }
    }

    /// What a pointer points to may be nonsense, and then it is no part of anything.
    private void leavePart(Entry pointer) throws IOException {
      leaveValue(pointer);
      long at = pointer.count() > 0 ? layout.number(pointer, 0) : 0;
      if (at >= layout.headerBytes() && at < file.size() - layout.countBytes()) {
        try {
          leave(at, 1);
          left.add(at, Math.min(file.size(), layout.nextAt(at)) - at);
        } catch (MalformedImageException e) {
          left.add(at, layout.countBytes()); // where it would have been
        }
      }
    }

    private void leaveValue(Entry entry) {
      if (entry.from() < file.size()) {
        left.add(entry.from(), Math.min(entry.bytes(), file.size() - entry.from()));
      }
    }
  }

  /// Returns the bytes of a directory as it will be.
  ///
  /// @param directory of this plan
  byte[] bytes(Directory directory, FileBytes file) throws IOException {
    int size = layout.countBytes() + directory.kept.size() * layout.entryBytes();
    var bytes = ByteBuffer.allocate(size + layout.offsetBytes()).order(layout.order());
    offset(bytes, directory.kept.size(), layout.countBytes());
    for (var entry : directory.kept) {
      int start = bytes.position();
      bytes.put(file.bytes(entry.at(), layout.entryBytes()));
      if (entry.tag() == DESCRIPTION && directory.description.isPresent()) {
        bytes.position(start + 4);
        offset(bytes, directory.description.get().length, layout.offsetBytes());
        bytes.position(start + layout.entryBytes());
      } else if (entry.bytes() < layout.offsetBytes()) { // what a value leaves free may hold a text
        int from = start + layout.entryBytes() - layout.offsetBytes();
        for (long i = from + entry.bytes(); i < bytes.position(); i++) {
          bytes.put((int) i, (byte) 0);
        }
      }
    }
    offset(bytes, directory.next, layout.offsetBytes());
    return bytes.array();
  }

  private static void offset(ByteBuffer bytes, long value, int length) {
    switch (length) {
      case 2 -> bytes.putShort((short) value);
      case 4 -> bytes.putInt((int) value);
      default -> bytes.putLong(value);
    }
  }

  /// Returns the bytes of a header that points to the first page that stays.
  byte[] header(FileBytes file) throws IOException {
    var bytes = ByteBuffer.wrap(file.bytes(0, layout.headerBytes())).order(layout.order());
    bytes.position((int) layout.firstAt());
    var first = directories.stream().filter(Directory::page).findFirst();
    offset(bytes, first.map(Directory::at).orElse(0L), layout.offsetBytes());
    return bytes.array();
  }
}
