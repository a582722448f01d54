package org.fovea.model.upload;

/// How far an upload has come.
public enum UploadState {
  /// Bytes are still wanted, or those of a partial upload wait to be joined.
  OPEN,
  /// All bytes are here and the image exists.
  COMPLETE,
  /// All bytes came, but their SHA-256 is not the one that was announced.
  CORRUPT,
  /// A partial upload whose bytes belong to a final one now.
  JOINED
}
