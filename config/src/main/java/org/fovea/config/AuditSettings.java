package org.fovea.config;

import java.nio.file.Path;

/// Where the audit log is vouched for outside the database.
///
/// @param head the file with the signed head; its folder is made if it is missing, and also holds
///   the public key. All nodes of a deployment share it
public record AuditSettings(Path head) {
  /// @throws IllegalStateException if the path names no file in a folder
  public AuditSettings {
    if (head.getParent() == null || head.getFileName() == null) {
      throw new IllegalStateException("FOVEA_AUDIT_HEAD is not a file in a folder: " + head);
    }
  }

  /// The folder of the file.
  public Path folder() {
    return head.resolveSibling("");
  }
}
