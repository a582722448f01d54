package org.fovea.launcher.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Ten needles, one in each encoding, put into ten files in several folders, some of them packed,
/// so that a scan shows that it would have found something. Closing deletes the files.
final class Plant implements AutoCloseable {
  private static final String NAME = "pii-scan-proof";
  private final Path root;
  private final List<Needle> planted;
  private final List<Path> files = new ArrayList<>();

  private Plant(Path root, List<Needle> planted) {
    this.root = root;
    this.planted = planted;
  }

  /// Writes the files.
  ///
  /// @param root the home folder
  /// @param folders in which they are put in turn; those that are not there are left out
  /// @param border where a scan that reads in pieces has one: what is not packed lies across it
  static Plant in(Path root, List<Path> folders, List<Needle> needles, int border)
      throws IOException {
    var plant = new Plant(root, choose(needles));
    var there = folders.stream().filter(Files::isDirectory).toList();
    for (var folder : there) {
      clear(folder); // what a scan left that was killed
    }
    var wrappings = List.of(Wrapping.values());
    try {
      for (int index = 0; index < plant.planted.size(); index++) {
        var wrapping = wrappings.get(index % wrappings.size());
        var file = Files.createTempFile(there.get(index % there.size()), NAME, ".bin");
        plant.files.add(file);
        Files.write(file, wrapping.wrap(plant.planted.get(index).bytes(), border));
      }
      return plant;
    } catch (IOException e) {
      plant.close();
      throw e;
    }
  }

  /// One needle of each encoding, of different people and kinds as far as they go round.
  private static List<Needle> choose(List<Needle> needles) {
    var chosen = new ArrayList<Needle>();
    var encodings = List.of(Encoding.values());
    var people = needles.stream().filter(one -> one.origin() == Origin.PERSON).toList();
    for (int index = 0; index < encodings.size(); index++) {
      var encoding = encodings.get(index);
      var candidates = people.stream().filter(one -> one.encoding() == encoding).toList();
      chosen.add(candidates.get(candidates.size() * index / encodings.size()));
    }
    return List.copyOf(chosen);
  }

  private static void clear(Path folder) throws IOException {
    try (var old = Files.newDirectoryStream(folder, NAME + "*.bin")) {
      for (var file : old) {
        Files.deleteIfExists(file);
      }
    }
  }

  int size() {
    return planted.size();
  }

  /// The files, relative to the home folder.
  Set<String> files() {
    return files.stream()
        .map(file -> root.relativize(file).toString())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Counts the planted needles that a scan has found, each in its file.
  int countFound(List<Finding> findings) {
    int count = 0;
    for (int index = 0; index < planted.size(); index++) {
      var file = root.relativize(files.get(index)).toString();
      var needle = planted.get(index);
      boolean found =
          findings.stream()
              .filter(finding -> finding.place().outermost().equals(file))
              .anyMatch(finding -> finding.needle().equals(needle));
      count += found ? 1 : 0;
    }
    return count;
  }

  @Override
  public void close() {
    try {
      for (var file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Bytes that hold no needle.
  static byte[] noise(int length) {
    byte[] noise = new byte[length];
    RandomGenerator.of("L64X128MixRandom").nextBytes(noise);
    return noise;
  }
}
