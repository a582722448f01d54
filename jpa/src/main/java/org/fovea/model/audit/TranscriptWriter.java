package org.fovea.model.audit;

import java.io.IOException;

/// Writes a transcript entry by entry, whatever its length.
public interface TranscriptWriter {
  /// Writes the next entry, in the order of their numbers.
  void entry(AuditRow row) throws IOException;

  /// Writes the proof and with it the end.
  void end(TranscriptProof proof) throws IOException;
}
