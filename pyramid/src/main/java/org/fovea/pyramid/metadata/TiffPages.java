package org.fovea.pyramid.metadata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fovea.pyramid.decode.tiff.OmeImages;
import org.fovea.pyramid.decode.tiff.SlidePages;
import org.fovea.pyramid.metadata.TiffLayout.Entry;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;

/// All pages of a TIFF file: those of the chain, and those that hang below one of them (tag 330).
///
/// @param chain in its order
/// @param below in the order in which they were found
/// @param glass pages of the chain that photograph the glass, by their index
public record TiffPages(List<Page> chain, List<Page> below, Map<Integer, SlidePages.Kind> glass) {
  /// The tag that points to pages below.
  public static final int BELOW = 330;

  private static final int MAX_TAGS = 4096; // the standard names fewer than 200
  private static final int MAX_ALL_TAGS = 1_000_000; // of all pages, for they are held
  private static final int SUBFILE_TYPE = 254;
  private static final int WIDTH = 256;
  private static final int LENGTH = 257;
  private static final int DESCRIPTION = 270;
  private static final int PAGE_NAME = 285;
  private static final int TILE_WIDTH = 322;
  private static final Set<Integer> LENGTHS = Set.of(279, 325);
  private static final int MAX_LENGTHS = 1 << 20;

  /// One page.
  ///
  /// @param directory where it starts, in bytes
  /// @param entries of it, in the order of the file, one for each tag
  public record Page(long directory, List<Entry> entries) {
    /// Returns an entry of the page.
    public Optional<Entry> find(int tag) {
      return entries.stream().filter(entry -> entry.tag() == tag).findFirst();
    }
  }

  /// Reads the directories.
  ///
  /// @throws MalformedImageException if one is cut off, or if they run in a circle
  /// @throws LimitException if there are more pages than allowed
  public static TiffPages read(FileBytes file, TiffLayout layout, Limits limits)
      throws IOException {
    var reading = new Reading(file, layout, limits);
    long at = layout.offset(layout.firstAt());
    while (at != 0) {
      reading.chain.add(reading.page(at));
      limits.checkFrames(reading.chain.size());
      long nextAt = layout.nextAt(at);
      at = nextAt > file.size() - layout.offsetBytes() ? 0 : layout.offset(nextAt);
    }
    for (var page : List.copyOf(reading.chain)) {
      reading.readBelow(page, 0);
    }
    var facts = new ArrayList<SlidePages.Page>();
    for (var page : reading.chain) {
      facts.add(reading.slidePage(page));
    }
    var glass = SlidePages.find(facts, reading.named());
    return new TiffPages(List.copyOf(reading.chain), List.copyOf(reading.below), glass);
  }

  /// Returns the pages of the chain, then those below.
  public List<Page> all() {
    var all = new ArrayList<>(chain);
    all.addAll(below);
    return all;
  }

  /// Returns the picture of the glass that a page is.
  Optional<Metadata.Picture> picture(Page page, FileBytes file, TiffLayout layout)
      throws IOException {
    var kind = glass.get(chain.indexOf(page));
    if (kind == null) {
      return Optional.empty();
    }
    var reading = new Reading(file, layout, Limits.DEFAULT);
    long bytes = 0;
    for (var entry : page.entries()) {
      for (long i = 0;
          LENGTHS.contains(entry.tag()) && i < Math.min(entry.count(), MAX_LENGTHS);
          i++) {
        bytes += Math.clamp(layout.number(entry, i), 0, file.size());
      }
    }
    return Optional.of(
        new Metadata.Picture(
            kind.name().toLowerCase(Locale.ROOT),
            reading.number(page, WIDTH),
            reading.number(page, LENGTH),
            bytes));
  }

  private static final class Reading {
    private static final int MAX_DEPTH = 4;

    private final FileBytes file;
    private final TiffLayout layout;
    private final Limits limits;
    private final Set<Long> seen = new HashSet<>();
    private final List<Page> chain = new ArrayList<>();
    private final List<Page> below = new ArrayList<>();
    private long tags;

    Reading(FileBytes file, TiffLayout layout, Limits limits) {
      this.file = file;
      this.layout = layout;
      this.limits = limits;
    }

    Page page(long at) throws IOException {
      if (!seen.add(at)) {
        throw new MalformedImageException(at, "the pages of the TIFF file run in a circle");
      }
      long count = layout.count(at);
      tags += count;
      if (tags > MAX_ALL_TAGS) {
        throw new LimitException(
            "the TIFF file has more than a million tags: split it into several files");
      }
      if (count > MAX_TAGS || layout.nextAt(at) > file.size()) {
        throw new MalformedImageException(at, "a page of the TIFF file is cut off");
      }
      var entries = new ArrayList<Entry>();
      for (int i = 0; i < count; i++) {
        entries.add(layout.entry(at, i));
      }
      return new Page(at, List.copyOf(entries));
    }

    void readBelow(Page page, int depth) throws IOException {
      var pointer = page.find(BELOW);
      if (pointer.isEmpty() || depth > MAX_DEPTH) {
        return;
      }
      limits.checkFrames(pointer.get().count());
      for (int i = 0; i < pointer.get().count(); i++) {
        var child = page(layout.number(pointer.get(), i));
        below.add(child);
        readBelow(child, depth + 1);
      }
    }

    Map<Integer, SlidePages.Kind> named() throws IOException {
      if (chain.isEmpty()) {
        return Map.of();
      }
      var description = text(chain.getFirst(), DESCRIPTION, SlidePages.HEAD_LETTERS);
      return OmeImages.isOme(description)
          ? OmeImages.slidePages(text(chain.getFirst(), DESCRIPTION, OmeImages.MAX_BYTES))
          : Map.of();
    }

    SlidePages.Page slidePage(Page page) throws IOException {
      return new SlidePages.Page(
          text(page, DESCRIPTION, SlidePages.HEAD_LETTERS),
          text(page, PAGE_NAME, SlidePages.HEAD_LETTERS),
          number(page, SUBFILE_TYPE),
          number(page, WIDTH),
          number(page, LENGTH),
          page.find(TILE_WIDTH).isPresent());
    }

    long number(Page page, int tag) throws IOException {
      var entry = page.find(tag);
      boolean there = entry.isPresent() && entry.get().count() > 0;
      return there ? layout.number(entry.get(), 0) : 0;
    }

    String text(Page page, int tag, int most) throws IOException {
      var entry = page.find(tag);
      if (entry.isEmpty() || entry.get().valueBytes() != 1) {
        return "";
      }
      int length = (int) Math.min(entry.get().count(), most);
      return entry.get().from() > file.size() - length
          ? ""
          : new String(file.bytes(entry.get().from(), length), StandardCharsets.UTF_8);
    }
  }
}
