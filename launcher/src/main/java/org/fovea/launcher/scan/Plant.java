package org.fovea.launcher.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Ten needles put into a file of their own, one in each encoding, so that a scan shows that it
/// would have found something. Closing deletes the file.
final class Plant implements AutoCloseable {
  private final Path file;
  private final List<Needle> planted;

  private Plant(Path file, List<Needle> planted) {
    this.file = file;
    this.planted = planted;
  }

  /// Writes the file.
  ///
  /// @param spacing bytes between the starts of two needles; every second one lies across a
  ///   multiple of it, where a scan that reads in pieces has its border
  static Plant in(Path folder, List<Needle> needles, int spacing) throws IOException {
    var chosen = choose(needles);
    byte[] content = new byte[spacing * (chosen.size() + 1)];
    RandomGenerator.of("L64X128MixRandom").nextBytes(content);
    for (int index = 0; index < chosen.size(); index++) {
      byte[] needle = chosen.get(index).bytes();
      int across = index % 2 == 0 ? 0 : needle.length / 2;
      System.arraycopy(needle, 0, content, spacing * (index + 1) - across, needle.length);
    }
    var file = Files.createTempFile(folder, "pii-scan-proof", ".bin");
    Files.write(file, content);
    return new Plant(file, chosen);
  }

  /// One needle of each encoding, of different people and kinds as far as they go round.
  private static List<Needle> choose(List<Needle> needles) {
    var chosen = new ArrayList<Needle>();
    var encodings = List.of(Encoding.values());
    for (int index = 0; index < encodings.size(); index++) {
      var encoding = encodings.get(index);
      var candidates = needles.stream().filter(one -> one.encoding() == encoding).toList();
      chosen.add(candidates.get(candidates.size() * index / encodings.size()));
    }
    return List.copyOf(chosen);
  }

  Path file() {
    return file;
  }

  int size() {
    return planted.size();
  }

  /// Counts the planted needles that a scan has found in the file.
  int countFound(List<Finding> findings) {
    return Math.toIntExact(
        planted.stream()
            .filter(needle ->
                findings.stream()
                    .filter(finding -> finding.file().equals(file))
                    .anyMatch(finding -> finding.needle().equals(needle)))
            .count());
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
