package org.fovea.launcher.doctor;

/// What the doctor says about one thing.
///
/// @param thing what was looked for
/// @param state how it is
/// @param advice what to do, or what was found
record Finding(String thing, State state, String advice) {
  /// How a thing is.
  enum State {
    /// There and usable.
    OK,
    /// Not there, but Fovea runs without it.
    OPTIONAL,
    /// Fovea does not run like this.
    MISSING
  }
}
