package org.fovea.model.audit;

import java.io.Writer;

/// How a transcript is written down.
public enum TranscriptFormat {
  /// A table for spreadsheets: RFC 4180 with a heading.
  CSV,
  /// For programs.
  JSON;

  /// Begins a transcript in this form. The writer is not closed by it.
  public TranscriptWriter open(Writer out, TranscriptScope scope) {
    return switch (this) {
      case CSV -> new CsvTranscriptWriter(out);
      case JSON -> new JsonTranscriptWriter(out, scope);
    };
  }
}
