package org.fovea.launcher.scan;

import java.nio.file.Path;

/// Of what a needle tells, and where under the home folder it may stand all the same.
enum Origin {
  /// Somebody of the demo realm, or of the values given to the command: nowhere.
  PERSON,
  /// What the pictures of the tests say of their makers: the file as it came is never changed, so
  /// it may stand there and nowhere else.
  PICTURE {
    @Override
    boolean mayStandIn(Path file) {
      return file.startsWith("store/originals") || file.startsWith("store/uploads");
    }
  },
  /// The address of a visitor of the tests: nowhere.
  VISITOR;

  /// @param file relative to the home folder
  boolean mayStandIn(Path file) {
    return false;
  }
}
