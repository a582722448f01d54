package org.fovea.launcher.scan;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Of what a needle tells, and where under the home folder it may stand all the same.
enum Origin {
  /// Somebody of the demo realm, or of the values given to the command: nowhere.
  PERSON,
  /// What the pictures of the tests say of their makers: it may stand in the file as it came, and
  /// in the one table where the uploader's images are told by it, with what the database keeps of
  /// its pages elsewhere; and in no other place.
  PICTURE {
    @Override
    boolean mayStandIn(Path file) {
      return file.startsWith("store/originals")
          || file.startsWith("store/uploads")
          || file.equals(COLUMN)
          || PAGES.matcher(file.toString()).matches();
    }
  },
  /// The address of a visitor of the tests: nowhere.
  VISITOR;

  private static final Path COLUMN = Path.of("table fovea.image_metadata, column content");

  /// The table itself; the redo log, undo logs and the pages that are written twice.
  private static final Pattern PAGES =
      Pattern.compile("mariadb/data/(fovea/image_metadata\\.ibd|ib_logfile\\d+|undo\\d+|ibdata1)");

  /// @param file relative to the home folder
  boolean mayStandIn(Path file) {
    return false;
  }
}
