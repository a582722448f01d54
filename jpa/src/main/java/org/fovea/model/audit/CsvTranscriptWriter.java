package org.fovea.model.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A transcript as CSV (RFC 4180): a heading, a row of kind `entry` for each entry, and at the end
/// rows of kind `proof`, each with a name under `event` and a value under `details`.
///
/// A spreadsheet would run a field that begins with `=`, `+`, `-`, `@`, a tabulator or a carriage
/// return as a formula, so such a field gets an apostrophe before it. No field of an entry of ours
/// begins so.
final class CsvTranscriptWriter implements TranscriptWriter {
  static final List<String> COLUMNS =
      List.of(
          "kind",
          "sequence",
          "recordedAt",
          "event",
          "actor",
          "space",
          "details",
          "previousHash",
          "hash");
  static final String ENTRY = "entry";
  static final String PROOF = "proof";
  private static final String FORMULA_SIGNS = "=+-@\t\r";
  private final Writer out;
  private boolean begun;

  CsvTranscriptWriter(Writer out) {
    this.out = out;
  }

  @Override
  public void entry(AuditRow row) throws IOException {
    begin();
    var facts = row.facts();
    line(
        List.of(
            ENTRY,
            Long.toString(facts.sequence()),
            AuditChain.format(facts.recordedAt()),
            facts.event(),
            Objects.requireNonNullElse(facts.actor(), ""),
            Objects.requireNonNullElse(facts.spaceId(), ""),
            facts.details(),
            row.previousHash(),
            row.hash()));
  }

  @Override
  public void end(TranscriptProof proof) throws IOException {
    begin();
    for (var field : ProofFields.of(proof).entrySet()) {
      line(List.of(PROOF, "", "", field.getKey(), "", "", field.getValue(), "", ""));
    }
    out.flush();
  }

  private void begin() throws IOException {
    if (!begun) {
      line(COLUMNS);
      begun = true;
    }
  }

  private void line(List<String> fields) throws IOException {
    out.write(fields.stream().map(CsvTranscriptWriter::field).collect(Collectors.joining(",")));
    out.write("\r\n");
  }

  static String field(String value) {
    boolean formula = !value.isEmpty() && FORMULA_SIGNS.indexOf(value.charAt(0)) >= 0;
    var text = formula ? "'" + value : value;
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
