package org.fovea.hub.settings;

import java.nio.file.Path;

/// What becomes of a file that was delivered. None is ever deleted.
public sealed interface Finish {
  /// It stays, with a file beside it whose name ends with [#ENDING].
  record Mark() implements Finish {
    public static final String ENDING = ".fovea-done";
  }

  /// It goes to the same place below another folder of the same file system.
  ///
  /// @param target that folder, which is there
  record Move(Path target) implements Finish {}
}
