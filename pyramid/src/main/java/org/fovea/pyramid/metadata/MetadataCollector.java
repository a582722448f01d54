package org.fovea.pyramid.metadata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.pyramid.metadata.Metadata.Resolution;
import org.fovea.pyramid.metadata.Metadata.Storage;

/// Collects what is found in a file, within bounds that no file can talk us out of. Safe for use by
/// the thread that reads and the one that waits for it.
final class MetadataCollector {
  static final int MAX_PROBLEMS = 20;
  static final int MAX_NAME = 200;
  private static final int MAX_PICTURES = 1_000;

  private static final String CUT_MARK = " … (cut)";

  private final Bounds bounds;
  private final List<Metadata.Entry> entries = new ArrayList<>();
  private final Set<List<String>> names = new HashSet<>();
  private final List<Metadata.Picture> pictures = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private Optional<String> sampleType = Optional.empty();
  private Optional<String> colourSpace = Optional.empty();
  private Optional<String> profileName = Optional.empty();
  private Optional<Storage> storage = Optional.empty();
  private Optional<Resolution> resolution = Optional.empty();
  private int total;
  private boolean full;

  MetadataCollector(Bounds bounds) {
    this.bounds = bounds;
  }

  /// How much is taken.
  ///
  /// @param entries at most
  /// @param value longest text of one, in letters
  /// @param total of all texts together, as [#cost] counts them
  record Bounds(int entries, int value, int total) {
    /// A report below a megabyte.
    static final Bounds SHORT = new Bounds(2_000, 16_384, 800_000);

    /// A report below 16 megabytes.
    static final Bounds FULL = new Bounds(20_000, 1 << 20, 14_000_000);
  }

  /// Notes a text. A name that is there already gets a number; what is beyond the bounds is left
  /// out, and the problems say so.
  ///
  /// @param group origin, such as `PNG text`
  synchronized void put(String group, String name, String value, Meaning meaning) {
    if (full || value.isBlank()) {
      return;
    }
    var shortName = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    var shortValue = value.length() > bounds.value() ? cut(value) : value;
    int more = cost(group) + cost(shortName) + cost(shortValue);
    if (entries.size() == bounds.entries() || total + more > bounds.total()) {
      full = true;
      problem("there is more metadata than is shown");
      return;
    }
    total += more;
    boolean first = names.add(List.of(group, shortName));
    var key = first ? shortName : shortName + " #" + (entries.size() + 1);
    entries.add(new Metadata.Entry(group, key, shortValue, meaning));
  }

  synchronized void put(Metadata.Entry entry) {
    put(entry.group(), entry.key(), entry.value(), entry.meaning());
  }

  /// Says whether every page is to be read, and pictures too.
  boolean wantsAll() {
    return bounds.equals(Bounds.FULL);
  }

  /// Returns how many letters of a text are kept.
  int longestValue() {
    return bounds.value();
  }

  /// Notes a picture inside the file that is not the picture.
  synchronized void picture(Metadata.Picture picture) {
    if (pictures.size() < MAX_PICTURES) {
      pictures.add(picture);
    }
  }

  /// Says whether nothing more will be taken.
  synchronized boolean isFull() {
    return full;
  }

  /// Notes what could not be read, in one sentence without a full stop.
  synchronized void problem(String sentence) {
    if (problems.size() < MAX_PROBLEMS && !problems.contains(sentence)) {
      problems.add(sentence.length() > MAX_NAME ? sentence.substring(0, MAX_NAME) : sentence);
    }
  }

  synchronized void sampleType(String kind) {
    sampleType = Optional.of(kind);
  }

  synchronized void colourSpace(String name) {
    colourSpace = Optional.of(name);
  }

  synchronized void profileName(String name) {
    profileName = Optional.of(name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name);
  }

  synchronized void storage(Storage found) {
    storage = Optional.of(found);
  }

  /// Notes the resolution unless it is impossible. A later finding wins: whoever calls goes from
  /// the general to the special.
  synchronized void resolution(Resolution found) {
    if (found.isReal()) {
      resolution = Optional.of(found);
    }
  }

  /// Returns what was collected so far.
  synchronized Metadata collected() {
    return new Metadata(
        sampleType,
        colourSpace,
        profileName,
        storage,
        resolution,
        List.copyOf(entries),
        List.copyOf(pictures),
        List.copyOf(problems));
  }

  private String cut(String value) {
    return value.substring(0, bounds.value() - CUT_MARK.length()) + CUT_MARK;
  }

  /// Returns the bytes that a text takes in JSON, at most: plain letters two (a quote is escaped),
  /// others six (an escape such as `\u0000`; UTF-8 needs fewer).
  private static int cost(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c >= ' ' && c < 127 ? 2 : 6;
    }
    return bytes;
  }
}
