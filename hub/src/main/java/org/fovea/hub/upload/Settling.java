package org.fovea.hub.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.fovea.hub.settings.Finish;
import org.fovea.hub.watch.FoundFile;
import org.fovea.hub.watch.Mark;

/// Moves or marks what was delivered. Nothing is deleted, and nothing written over.
public final class Settling {
  private final Finish finish;
  private final Optional<String> marker;

  /// @param marker the ending of files that announce others, which move along with them
  public Settling(Finish finish, Optional<String> marker) {
    this.finish = finish;
    this.marker = marker;
  }

  /// Moves or marks one file.
  ///
  /// @param image what it became
  void settle(FoundFile file, String image) throws IOException {
    switch (finish) {
      case Finish.Mark _ -> Mark.put(file, image);
      case Finish.Move move -> move(file, move.target());
    }
  }

  private void move(FoundFile file, Path target) throws IOException {
    var place =
        free(target.resolve(file.version().folder()).resolve(Path.of(file.version().name())));
    Files.createDirectories(place.getParent());
    Files.move(file.path(), place, StandardCopyOption.ATOMIC_MOVE);
    if (marker.isPresent()) {
      var announcing = file.path().resolveSibling(file.path().getFileName() + marker.get());
      if (Files.isRegularFile(announcing, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(
            announcing,
            free(place.resolveSibling(place.getFileName() + marker.get())),
            StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  /// That place, or one with a number behind it: an atomic move would write over what is there.
  private static Path free(Path wanted) {
    var place = wanted;
    for (int number = 2; Files.exists(place, LinkOption.NOFOLLOW_LINKS); number++) {
      place = wanted.resolveSibling(wanted.getFileName() + "." + number);
    }
    return place;
  }
}
