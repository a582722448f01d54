package org.fovea.model.upload;

/// What the bytes of an upload are (tus 1.0.0, concatenation extension).
public enum UploadKind {
  /// A file, sent from its beginning to its end.
  WHOLE,
  /// A piece of a file. It becomes no image by itself.
  PARTIAL,
  /// A file that is made of partial uploads, in the order that the client said.
  FINAL
}
