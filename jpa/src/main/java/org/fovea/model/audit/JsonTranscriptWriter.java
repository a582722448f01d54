package org.fovea.model.audit;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.Writer;

/// A transcript as one JSON object: `format`, `space`, `from`, `until`, then `entries`, an array,
/// and `proof`, an object, in this order. The details of an entry are a text that holds JSON, for
/// the hash is of its very characters.
final class JsonTranscriptWriter implements TranscriptWriter {
  private final JsonGenerator out;

  JsonTranscriptWriter(Writer out, TranscriptScope scope) {
    this.out =
        Json.createGenerator(out)
            .writeStartObject()
            .write("format", TranscriptProof.FORM)
            .write("space", scope.spaceId())
            .write("from", AuditChain.format(scope.from()))
            .write("until", AuditChain.format(scope.until()))
            .writeStartArray("entries");
  }

  @Override
  public void entry(AuditRow row) {
    var facts = row.facts();
    out.writeStartObject()
        .write("sequence", facts.sequence())
        .write("recordedAt", AuditChain.format(facts.recordedAt()))
        .write("event", facts.event());
    if (facts.actor() != null) {
      out.write("actor", facts.actor());
    }
    if (facts.spaceId() != null) {
      out.write("space", facts.spaceId());
    }
    out.write("details", facts.details())
        .write("previousHash", row.previousHash())
        .write("hash", row.hash())
        .writeEnd();
  }

  @Override
  public void end(TranscriptProof proof) {
    out.writeEnd().writeStartObject("proof");
    ProofFields.of(proof).forEach(out::write);
    out.writeEnd().writeEnd().flush();
  }
}
