package org.fovea.pyramid.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fovea.pyramid.metadata.Metadata.Resolution;
import org.fovea.pyramid.metadata.Metadata.Storage;

/// Collects what is found in a file, within bounds that no file can talk us out of. Safe for use by
/// the thread that reads and the one that waits for it.
final class MetadataCollector {
  static final int MAX_ENTRIES = 2_000;
  static final int MAX_PROBLEMS = 20;
  static final int MAX_NAME = 200;
  static final int MAX_VALUE = 16_384;

  /// All texts together, as [#cost] counts them: the report stays below a megabyte.
  static final int MAX_TOTAL = 800_000;

  private static final String CUT_MARK = " … (cut)";

  private final Map<String, Map<String, String>> groups = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private Optional<String> sampleType = Optional.empty();
  private Optional<String> colourSpace = Optional.empty();
  private Optional<String> profileName = Optional.empty();
  private Optional<Storage> storage = Optional.empty();
  private Optional<Resolution> resolution = Optional.empty();
  private int entries;
  private int total;
  private boolean full;

  /// Notes a text. A name that is there already gets a number; what is beyond the bounds is left
  /// out, and the problems say so.
  ///
  /// @param group origin, such as `PNG text`
  synchronized void put(String group, String name, String value) {
    if (full || value.isBlank()) {
      return;
    }
    var shortName = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    var shortValue = value.length() > MAX_VALUE ? cut(value) : value;
    int more = cost(group) + cost(shortName) + cost(shortValue);
    if (entries == MAX_ENTRIES || total + more > MAX_TOTAL) {
      full = true;
      problem("there is more metadata than is shown");
      return;
    }
    entries++;
    total += more;
    var texts = groups.computeIfAbsent(group, _ -> new LinkedHashMap<>());
    texts.put(texts.containsKey(shortName) ? shortName + " #" + entries : shortName, shortValue);
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
    var copy = new LinkedHashMap<String, Map<String, String>>();
    groups.forEach((name, texts) -> copy.put(name, new LinkedHashMap<>(texts)));
    return new Metadata(
        sampleType, colourSpace, profileName, storage, resolution, copy, List.copyOf(problems));
  }

  private static String cut(String value) {
    return value.substring(0, MAX_VALUE - CUT_MARK.length()) + CUT_MARK;
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
