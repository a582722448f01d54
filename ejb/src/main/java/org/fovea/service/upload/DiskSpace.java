package org.fovea.service.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fovea.service.shared.NoSpaceException;

/// The room on the disk of a folder.
///
/// @param folder on that disk
/// @param reserveBytes how much stays free whatever is asked for
record DiskSpace(Path folder, long reserveBytes) {
  private static final long NEARLY_NONE = 1 << 20;

  /// Returns if so much can be written beside the reserve.
  ///
  /// @throws NoSpaceException if not
  void require(long bytes) throws IOException {
    if (Files.getFileStore(folder).getUsableSpace() - reserveBytes < bytes) {
      throw refusal();
    }
  }

  /// Whether the disk is full. Java tells a full disk from a broken one by the message only, so the
  /// disk is asked instead.
  boolean isFull() throws IOException {
    return Files.getFileStore(folder).getUsableSpace() < NEARLY_NONE;
  }

  static NoSpaceException refusal() {
    return new NoSpaceException(
        "no-space", "The server has no room for this file now. Ask its administrators.");
  }
}
