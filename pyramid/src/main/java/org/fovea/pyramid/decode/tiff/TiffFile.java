package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.UnsupportedImageException;

/// The pages of a TIFF or BigTIFF file that are pictures of their own: not the smaller copies,
/// masks and photographs of the glass that go with them.
///
/// @param bytes of the file
/// @param order of the bytes in its numbers
/// @param big whether it is a BigTIFF
/// @param first offset of the first page's directory, whatever it shows
/// @param pages offsets of the pictures' directories
/// @param slices frames that lie behind each other under one directory, as ImageJ writes stacks of
///   more than 4 GB; 1 in all other files
/// @param sliceBytes bytes of one of them
record TiffFile(
    FileBytes bytes,
    ByteOrder order,
    boolean big,
    long first,
    List<Long> pages,
    int slices,
    long sliceBytes) {
  private static final int REDUCED = 1;
  private static final int MASK = 4;
  private static final int OLD_REDUCED = 2;
  private static final Pattern IMAGEJ_SLICES = Pattern.compile("(?m)^images=(\\d{1,9})\\s*$");

  /// Reads the chain of pages.
  ///
  /// @throws MalformedImageException if it is damaged
  /// @throws LimitException if there are more pages than allowed
  static TiffFile read(FileBytes file, Limits limits) throws IOException {
    var order = file.u8(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    file.order(order);
    boolean big = file.u16(2) == 43;
    if (big && file.u16(4) != 8) {
      throw new MalformedImageException(4, "the BigTIFF file has offsets of an unknown size");
    }
    long first = big ? file.u64(8) : file.u32(4);
    if (first == 0) {
      throw new MalformedImageException(4, "the TIFF file has no page");
    }
    var main = TiffDirectory.read(file, big, first);
    var description = main.text(TiffTag.IMAGE_DESCRIPTION);
    var named =
        OmeImages.isOme(description)
            ? OmeImages.slidePages(main.text(TiffTag.IMAGE_DESCRIPTION, OmeImages.MAX_BYTES))
            : Map.<Integer, SlidePages.Kind>of();
    var pages = pictures(file, big, first, named, limits);
    if (pages.isEmpty() || description.startsWith("Aperio")) {
      // The other pages of a slide by Aperio are its smaller copies and photographs of its label.
      pages = List.of(first);
    }
    long sliceBytes = sliceBytes(main);
    int slices = pages.size() == 1 ? slices(description, limits) : 1;
    boolean there =
        slices > 1
            && main.number(TiffTag.COMPRESSION, TiffPage.UNCOMPRESSED) == TiffPage.UNCOMPRESSED
            && main.has(TiffTag.STRIP_OFFSETS)
            && sliceBytes <= (file.size() - main.number(TiffTag.STRIP_OFFSETS, 0)) / slices;
    return new TiffFile(file, order, big, first, pages, there ? slices : 1, sliceBytes);
  }

  private static List<Long> pictures(
      FileBytes file, boolean big, long first, Map<Integer, SlidePages.Kind> named, Limits limits)
      throws IOException {
    var seen = new LinkedHashSet<Long>();
    var pages = new ArrayList<SlidePages.Page>();
    var pictures = new ArrayList<Long>();
    for (long at = first; at != 0; ) {
      if (!seen.add(at)) {
        throw new MalformedImageException(at, "the pages of the TIFF file run in a circle");
      }
      limits.checkFrames(seen.size());
      var page = TiffDirectory.read(file, big, at);
      boolean secondary =
          (page.number(TiffTag.NEW_SUBFILE_TYPE, 0) & (REDUCED | MASK)) != 0
              || page.number(TiffTag.SUBFILE_TYPE, 0) == OLD_REDUCED;
      if (!secondary) {
        pictures.add(at);
      }
      pages.add(slidePage(page));
      at = page.next();
    }
    var offsets = List.copyOf(seen);
    var ofTheGlass = new HashSet<Long>();
    SlidePages.find(pages, named).keySet().forEach(index -> ofTheGlass.add(offsets.get(index)));
    pictures.removeIf(ofTheGlass::contains);
    return pictures;
  }

  private static SlidePages.Page slidePage(TiffDirectory page) throws IOException {
    return new SlidePages.Page(
        page.text(TiffTag.IMAGE_DESCRIPTION, SlidePages.HEAD_LETTERS),
        page.text(TiffTag.PAGE_NAME, SlidePages.HEAD_LETTERS),
        page.number(TiffTag.NEW_SUBFILE_TYPE, 0),
        side(page, TiffTag.IMAGE_WIDTH),
        side(page, TiffTag.IMAGE_LENGTH),
        page.has(TiffTag.TILE_WIDTH));
  }

  /// A page without a size harms only who wants to see it.
  private static long side(TiffDirectory page, int tag) throws IOException {
    try {
      return page.number(tag, 0);
    } catch (MalformedImageException e) {
      return 0;
    }
  }

  /// Returns the bytes of one uncompressed frame.
  private static long sliceBytes(TiffDirectory page) throws IOException {
    try {
      long bits =
          Math.multiplyExact(
              page.number(TiffTag.SAMPLES_PER_PIXEL, 1), page.number(TiffTag.BITS_PER_SAMPLE, 1));
      long row = Math.ceilDiv(Math.multiplyExact(page.number(TiffTag.IMAGE_WIDTH, 0), bits), 8);
      return Math.multiplyExact(row, page.number(TiffTag.IMAGE_LENGTH, 0));
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE; // larger than any file
    }
  }

  private static int slices(String description, Limits limits) throws LimitException {
    var found = IMAGEJ_SLICES.matcher(description);
    if (!description.startsWith("ImageJ=") || !found.find()) {
      return 1;
    }
    int slices = Integer.parseInt(found.group(1));
    limits.checkFrames(slices);
    return Math.max(1, slices);
  }

  /// Says whether a frame is what other programs take for the picture: the first page of the file.
  boolean isFirstPage(int frame) {
    return frame == 0 && pages.getFirst() == first;
  }

  /// Returns the number of frames.
  int frames() {
    return pages.size() * slices;
  }

  /// Reads the directory of a frame.
  ///
  /// @param frame 0 for the first
  /// @throws UnsupportedImageException if the file has no such frame
  TiffDirectory directory(int frame) throws IOException {
    if (frame >= frames()) {
      throw new UnsupportedImageException(
          "frame " + frame + " was asked for, and the TIFF file has " + frames() + " from 0 on");
    }
    return TiffDirectory.read(bytes, big, pages.get(slices > 1 ? 0 : frame));
  }
}
