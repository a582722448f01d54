package org.fovea.launcher.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The pyramid engine's command line: the jar whose manifest names a main class, and its
/// neighbours.
///
/// @param folder holds the engine's jar and those it needs
/// @param mainClass from the manifest
public record Engine(Path folder, String mainClass) {

  /// Looks in the server, where the build puts the engine for the workers, then in its own module.
  public static Optional<Engine> find(Installation installation) {
    return Stream.of(
            installation.server().resolve("fovea/pyramid"),
            installation.checkout().resolve("pyramid/target"))
        .filter(Files::isDirectory)
        .flatMap(folder -> in(folder).stream())
        .findFirst();
  }

  /// Returns the command that runs it; arguments follow.
  public List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "@" + options(),
        "-cp",
        folder.resolve("*") + ":" + folder.resolve("lib/*"),
        mainClass);
  }

  /// Returns the file of Java options: beside the jars, or beside their neighbours.
  private Path options() {
    var file = folder.resolve("engine.args");
    return Files.exists(file) ? file : folder.resolve("lib/engine.args");
  }

  private static Optional<Engine> in(Path folder) {
    return jars(folder).stream()
        .flatMap(jar -> mainClass(jar).stream())
        .map(name -> new Engine(folder, name))
        .findFirst();
  }

  private static List<Path> jars(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).matches("fovea-pyramid.*\\.jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> mainClass(Path jar) {
    try (var file = new JarFile(jar.toFile())) {
      return Optional.ofNullable(file.getManifest())
          .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
