package org.fovea.hub.watch;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fovea.hub.journal.FileVersion;
import org.fovea.hub.settings.Finish;
import org.fovea.hub.settings.HubSettings;
import org.jspecify.annotations.Nullable;

/// Looks through the watched folders. Symbolic links are neither followed nor sent, so that nothing
/// outside of the folders ever is; nor is what begins with a dot.
///
/// It looks again and again and asks for no news of the file system: drives of a network send none,
/// and a file has to be quiet for a while in any case.
public final class FolderScan {
  private static final int DEEPEST = 32;

  private final Map<String, Path> folders;
  private final Optional<String> marker;
  private final List<PathMatcher> ignored;
  private Set<FileVersion> marked = Set.of(); // by the last look, so that each mark is read once

  public FolderScan(HubSettings settings) {
    this.folders = settings.folders();
    this.marker = settings.completeness().marker();
    this.ignored =
        settings.completeness().ignored().stream()
            .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
            .toList();
  }

  /// What a look found.
  ///
  /// @param files that may be sent once they are complete, those that carry a mark left out
  /// @param announced those of them beside which a marker says that they are complete
  /// @param unreadable how many files and folders could not be looked at
  public record Found(List<FoundFile> files, Set<Path> announced, int unreadable) {}

  /// Looks at everything.
  public Found look() {
    var visitor = new Visitor();
    folders.forEach((label, root) -> visitor.walk(label, root));
    return visitor.found();
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final List<FoundFile> files = new ArrayList<>();
    private final Set<Path> all = new HashSet<>();
    private int unreadable;
    private String label = "";
    private Path root = Path.of("");

    void walk(String itsLabel, Path itsRoot) {
      label = itsLabel;
      root = itsRoot;
      try {
        Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, this);
      } catch (IOException e) {
        unreadable++;
      }
    }

    Found found() {
      Set<Path> announced = new HashSet<>();
      marker.ifPresent(ending ->
          files.stream()
              .map(FoundFile::path)
              .filter(path -> all.contains(beside(path, ending)))
              .forEach(announced::add));
      Set<FileVersion> now = new HashSet<>();
      files.stream().filter(this::isMarked).map(FoundFile::version).forEach(now::add);
      marked = now;
      files.removeIf(file -> now.contains(file.version()));
      return new Found(List.copyOf(files), Set.copyOf(announced), unreadable);
    }

    private boolean isMarked(FoundFile file) {
      return all.contains(beside(file.path(), Finish.Mark.ENDING))
          && (marked.contains(file.version()) || Mark.holds(file));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.equals(root) || !isHidden(folder)
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) { // of the link itself, if it is one
        all.add(file);
        if (!isHidden(file) && !isOther(file.getFileName())) {
          files.add(new FoundFile(file, version(file, attributes)));
        }
      }
      return FileVisitResult.CONTINUE;
    }

    private FileVersion version(Path file, BasicFileAttributes attributes) {
      var name = root.relativize(file).toString();
      return new FileVersion(
          label, name, attributes.size(), attributes.lastModifiedTime().toMillis());
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      if (!(failure instanceof NoSuchFileException)) { // it was there a moment ago
        unreadable++;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
      unreadable += failure == null ? 0 : 1;
      return FileVisitResult.CONTINUE;
    }
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private boolean isOther(Path name) {
    var text = name.toString();
    return text.endsWith(Finish.Mark.ENDING)
        || marker.filter(text::endsWith).isPresent()
        || ignored.stream().anyMatch(pattern -> pattern.matches(name));
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
