package org.fovea.model.space;

/// How far an experiment has come. It may go back, too.
public enum Stage {
  /// Being set up; images may be uploaded already.
  PREPARATION,
  /// Data are being taken.
  ACTIVE,
  /// No more images are uploaded.
  DONE
}
