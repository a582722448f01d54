package org.fovea.hub.journal;

/// A step on a file's way. Its name stands in the journal and never changes.
public enum Step {
  /// Its SHA-256 is known: the detail. What was begun before counts no more.
  HASHED,
  /// The server has an upload for it: the detail is its path.
  BEGUN,
  /// The server knows that upload no more.
  LOST,
  /// It is an image: the detail is its identifier.
  DELIVERED,
  /// It was moved or marked.
  SETTLED,
  /// The server will never take it: the detail says why, in the server's word.
  REFUSED
}
