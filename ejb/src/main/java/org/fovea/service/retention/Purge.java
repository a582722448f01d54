package org.fovea.service.retention;

import java.io.IOException;
import java.time.Instant;
import org.fovea.model.retention.RetentionClass;

/// Removes what is due of one class of data, step by step. Every bean of this type is run by
/// [RetentionSweep] as the rule of its class in [RetentionMatrix] says; a new class of data needs
/// its name in [RetentionClass], its rule, and one of these.
interface Purge {
  /// What one step did.
  ///
  /// @param removed how many things
  /// @param more whether there may be more to do
  record Step(long removed, boolean more) {
    /// A step of a purge that looks for `most` things at a time.
    static Step of(long removed, int most) {
      return new Step(removed, removed >= most);
    }
  }

  RetentionClass kind();

  /// Whether it removes rows: then each step runs in a transaction of its own, together with its
  /// count. Files are removed outside of any.
  default boolean removesRows() {
    return true;
  }

  /// Removes some things that were last used before `dueBefore`, none under a legal hold. Asking
  /// again does what is left.
  Step step(Instant dueBefore) throws IOException;
}
