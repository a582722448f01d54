package org.fovea.model.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what [CsvTranscriptWriter] wrote. No field holds a line break, so a row is a line.
final class CsvTranscriptReader implements TranscriptReader {
  private final BufferedReader in;
  private final Map<String, String> proof = new HashMap<>();

  CsvTranscriptReader(BufferedReader in) throws IOException {
    this.in = in;
    var heading = in.readLine();
    if (heading == null || !split(heading).equals(CsvTranscriptWriter.COLUMNS)) {
      throw new IllegalArgumentException("It does not begin like a transcript.");
    }
  }

  @Override
  public Optional<AuditRow> next() throws IOException {
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var fields = split(line);
      if (fields.size() != CsvTranscriptWriter.COLUMNS.size()) {
        throw new IllegalArgumentException(
            "A row has %d fields, wanted %d."
                .formatted(fields.size(), CsvTranscriptWriter.COLUMNS.size()));
      }
      if (fields.getFirst().equals(CsvTranscriptWriter.ENTRY) && proof.isEmpty()) {
        return Optional.of(row(fields));
      }
      if (!fields.getFirst().equals(CsvTranscriptWriter.PROOF)
          || proof.put(fields.get(3), fields.get(6)) != null) {
        throw new IllegalArgumentException("A row is neither an entry nor part of the proof.");
      }
    }
    return Optional.empty();
  }

  @Override
  public TranscriptProof proof() {
    return ProofFields.read(proof);
  }

  @Override
  public TranscriptFormat format() {
    return TranscriptFormat.CSV;
  }

  private static AuditRow row(List<String> fields) {
    var facts =
        new AuditFacts(
            ProofFields.number(fields.get(1)),
            ProofFields.time(fields.get(2)),
            fields.get(3),
            orNull(fields.get(4)),
            orNull(fields.get(5)),
            fields.get(6));
    return new AuditRow(facts, fields.get(7), fields.get(8));
  }

  private static @Nullable String orNull(String field) {
    return field.isEmpty() ? null : field;
  }

  /// The fields of a row.
  static List<String> split(String line) {
    List<String> fields = new ArrayList<>();
    var field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) {
          field.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("A row ends within quotation marks.");
    }
    fields.add(field.toString());
    return fields;
  }
}
