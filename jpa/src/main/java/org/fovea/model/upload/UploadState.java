package org.fovea.model.upload;

/// How far an upload has come.
public enum UploadState {
  /// Bytes are still wanted.
  OPEN,
  /// All bytes are here and the image exists.
  COMPLETE,
  /// All bytes came, but their SHA-256 is not the one that was announced.
  CORRUPT
}
