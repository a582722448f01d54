package org.fovea.service.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fovea.pyramid.PyramidReader;

/// Keeps pyramids open that were read lately. A reader that is in use is never closed under its
/// user: it goes when the last one is done. Safe for many threads.
public final class ReaderCache implements AutoCloseable {
  /// What is done with an open pyramid.
  ///
  /// @param <T> what comes of it; it must not hold on to slices of the pyramid
  @FunctionalInterface
  public interface Reading<T> {
    T read(PyramidReader reader) throws IOException;
  }

  private static final class Entry {
    private final PyramidReader reader;
    private int users = 1; // the cache itself; guarded by the cache's monitor

    private Entry(PyramidReader reader) {
      this.reader = reader;
    }
  }

  /// A pyramid that stays open until it is given back.
  final class Loan implements AutoCloseable {
    private final Entry entry;
    private final AtomicBoolean over = new AtomicBoolean();

    private Loan(Entry entry) {
      this.entry = entry;
    }

    PyramidReader reader() {
      return entry.reader;
    }

    @Override
    public void close() {
      if (over.compareAndSet(false, true)) {
        release(entry);
      }
    }
  }

  private final int capacity;
  private final Map<Path, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  /// @param capacity how many pyramids are kept open
  ReaderCache(int capacity) {
    this.capacity = capacity;
  }

  <T> T use(Path file, Reading<T> reading) throws IOException {
    var entry = acquire(file);
    try {
      return reading.read(entry.reader);
    } finally {
      release(entry);
    }
  }

  /// The pyramid of `file`, if it is open already.
  Optional<Loan> lend(Path file) {
    synchronized (this) {
      var known = entries.get(file);
      if (known == null) {
        return Optional.empty();
      }
      known.users++;
      return Optional.of(new Loan(known));
    }
  }

  /// Closes the pyramid of `file` as soon as nobody reads it.
  void forget(Path file) {
    Entry entry;
    synchronized (this) {
      entry = entries.remove(file);
    }
    if (entry != null) {
      release(entry);
    }
  }

  @Override
  public void close() {
    List<Path> all;
    synchronized (this) {
      all = new ArrayList<>(entries.keySet());
    }
    all.forEach(this::forget);
  }

  synchronized int open() {
    return entries.size();
  }

  private Entry acquire(Path file) throws IOException {
    synchronized (this) {
      var known = entries.get(file);
      if (known != null) {
        known.users++;
        return known;
      }
    }
    // opened outside the monitor, for checking an index takes time; a second reader of the same
    // file that loses the race below is closed at once
    var entry = adopt(file, new Entry(PyramidReader.open(file)));
    forgetDeleted();
    return entry;
  }

  /// The space of a file that was deleted, here or at another node, must not be held for long, not
  /// even of one that was just being opened.
  private void forgetDeleted() {
    List<Path> open;
    synchronized (this) {
      open = new ArrayList<>(entries.keySet());
    }
    open.stream().filter(file -> !Files.exists(file)).forEach(this::forget);
  }

  private Entry adopt(Path file, Entry opened) {
    Entry winner;
    List<Entry> leaving = new ArrayList<>();
    synchronized (this) {
      var earlier = entries.putIfAbsent(file, opened);
      winner = earlier == null ? opened : earlier;
      winner.users++;
      if (earlier != null) {
        leaving.add(opened);
      }
      var oldest = entries.entrySet().iterator();
      while (entries.size() > capacity && oldest.hasNext()) {
        leaving.add(oldest.next().getValue());
        oldest.remove();
      }
    }
    leaving.forEach(this::release);
    return winner;
  }

  private void release(Entry entry) {
    boolean last;
    synchronized (this) {
      last = --entry.users == 0;
    }
    if (last) {
      entry.reader.close();
    }
  }
}
