package org.fovea.service.upload;

import java.io.IOException;
import java.time.Duration;

/// Whoever is writing to the file of an upload just now.
sealed interface FileWriter permits PartWriter, PartJoin, WholeFile {
  /// Ends the writing if nothing has come for `patience`, waiting at most that long to see. What
  /// came before is recorded first. Returns whether it is over; then nothing more is written.
  boolean endIfStale(Duration patience) throws IOException;

  /// Ends the writing at once, because the upload is given up.
  void abandon() throws IOException;
}
