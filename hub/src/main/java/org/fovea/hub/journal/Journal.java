package org.fovea.hub.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// Remembers how far each file has come: one line for each step, forced to disk before the step is
/// relied on. Safe for use by many threads.
///
/// A line is a checksum and six fields with tabs between; names stand in base 64, so that any name
/// is one line. Whatever follows the first line that is torn or damaged is cut off: what is
/// forgotten by that is done again, and the server knows what it has.
public final class Journal implements AutoCloseable {
  private static final int FIELDS = 6;
  private static final int CRC_DIGITS = 8;

  private final Path file;
  private FileChannel out;
  private Map<FileVersion, Progress> known;
  private long lines;

  private Journal(Path file, FileChannel out, Map<FileVersion, Progress> known, long lines) {
    this.file = file;
    this.out = out;
    this.known = known;
    this.lines = lines;
  }

  /// Opens the journal, or begins one.
  public static Journal open(Path file) throws IOException {
    byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    Map<FileVersion, Progress> known = new HashMap<>();
    int good = 0;
    long lines = 0;
    for (int end = next(bytes, 0); end >= 0; end = next(bytes, good)) {
      var line = Line.parse(new String(bytes, good, end - good, UTF_8));
      if (line.isEmpty()) {
        break;
      }
      line.get().applyTo(known);
      good = end + 1;
      lines++;
    }
    var out = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    out.truncate(good);
    out.position(good);
    out.force(true);
    return new Journal(file, out, known, lines);
  }

  /// Where the next line ends, or -1 if none is whole.
  private static int next(byte[] bytes, int from) {
    for (int at = from; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /// How far a version has come.
  public synchronized Progress of(FileVersion version) {
    return known.getOrDefault(version, Progress.NONE);
  }

  /// Notes a step; it is on disk when this returns.
  ///
  /// @param detail as [Step] says; without tabs and line ends
  public synchronized void note(FileVersion version, Step step, String detail) throws IOException {
    var line = new Line(version, step, detail);
    write(out, line.text());
    out.force(false);
    line.applyTo(known);
    lines++;
  }

  /// Rewrites the journal without the versions that are not among these, if that halves it at
  /// least. A crash leaves the one or the other.
  ///
  /// @param present all that lie in the watched folders
  public synchronized void compact(Set<FileVersion> present) throws IOException {
    Map<FileVersion, Progress> kept = new LinkedHashMap<>(known);
    kept.keySet().retainAll(present);
    var text = new StringBuilder();
    long count = 0;
    for (var entry : kept.entrySet()) {
      for (var line : Line.of(entry.getKey(), entry.getValue())) {
        text.append(line.text());
        count++;
      }
    }
    if (2 * count > lines) {
      return;
    }
    var draft = file.resolveSibling(file.getFileName() + ".new");
    var next =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    write(next, text.toString());
    next.force(true);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    out.close();
    out = next;
    known = new HashMap<>(kept);
    lines = count;
  }

  private static void write(FileChannel channel, String text) throws IOException {
    var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }

  /// One line.
  private record Line(FileVersion version, Step step, String detail) {

    String text() {
      var fields =
          String.join(
              "\t",
              step.name(),
              version.folder(),
              Base64.getUrlEncoder().encodeToString(version.name().getBytes(UTF_8)),
              Long.toString(version.sizeBytes()),
              Long.toString(version.modifiedMillis()),
              detail);
      return checksum(fields) + fields + "\n";
    }

    /// The line, or empty if it is damaged.
    static Optional<Line> parse(String text) {
      if (text.length() < CRC_DIGITS || !text.startsWith(checksum(text.substring(CRC_DIGITS)))) {
        return Optional.empty();
      }
      var fields = text.substring(CRC_DIGITS).split("\t", -1);
      if (fields.length != FIELDS) {
        return Optional.empty();
      }
      try {
        var name = new String(Base64.getUrlDecoder().decode(fields[2]), UTF_8);
        var version =
            new FileVersion(fields[1], name, Long.parseLong(fields[3]), Long.parseLong(fields[4]));
        return Optional.of(new Line(version, Step.valueOf(fields[0]), fields[5]));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    /// The lines that lead to where a version is.
    static List<Line> of(FileVersion version, Progress progress) {
      if (progress.over()) {
        return List.of(new Line(version, Step.SETTLED, ""));
      }
      if (progress.image().isPresent()) {
        return List.of(new Line(version, Step.DELIVERED, progress.image().get()));
      }
      return Stream.concat(
              progress.sha256().map(digest -> new Line(version, Step.HASHED, digest)).stream(),
              progress.upload().map(path -> new Line(version, Step.BEGUN, path)).stream())
          .toList();
    }

    void applyTo(Map<FileVersion, Progress> known) {
      known.merge(
          version, Progress.NONE.after(step, detail), (before, _) -> before.after(step, detail));
    }

    private static String checksum(String fields) {
      var crc = new CRC32();
      crc.update(fields.getBytes(UTF_8));
      return "%08x".formatted(crc.getValue());
    }
  }
}
