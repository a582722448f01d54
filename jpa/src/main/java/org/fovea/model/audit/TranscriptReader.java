package org.fovea.model.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/// Reads what a [TranscriptWriter] wrote, entry by entry, whatever its length.
///
/// All methods throw [IllegalArgumentException] with a sentence if the text is no transcript.
public interface TranscriptReader {
  /// The next entry, or empty after the last.
  Optional<AuditRow> next() throws IOException;

  /// The proof; to be asked for once, after the last entry.
  TranscriptProof proof() throws IOException;

  /// The form in which it is written.
  TranscriptFormat format();

  /// Begins to read a transcript in either form. The reader is not closed by it.
  static TranscriptReader open(Reader in) throws IOException {
    var text = new BufferedReader(in);
    text.mark(1);
    int first = text.read();
    text.reset();
    return first == '{' ? new JsonTranscriptReader(text) : new CsvTranscriptReader(text);
  }
}
