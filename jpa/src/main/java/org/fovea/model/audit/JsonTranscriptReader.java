package org.fovea.model.audit;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads what [JsonTranscriptWriter] wrote. What its head says is in the proof too, and taken from
/// there.
final class JsonTranscriptReader implements TranscriptReader {
  private final JsonParser parser;

  JsonTranscriptReader(Reader in) {
    this.parser = Json.createParser(in);
    try {
      skipTo("entries", Event.START_ARRAY);
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  @Override
  public Optional<AuditRow> next() {
    try {
      return parser.next() == Event.START_OBJECT
          ? Optional.of(row(parser.getObject()))
          : Optional.empty();
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  @Override
  public TranscriptProof proof() {
    Map<String, String> fields = new HashMap<>();
    try {
      skipTo("proof", Event.START_OBJECT);
      parser
          .getObject()
          .forEach((name, value) -> fields.put(name, ((JsonString) value).getString()));
    } catch (RuntimeException e) {
      throw damaged(e);
    }
    return ProofFields.read(fields);
  }

  private void skipTo(String member, Event value) {
    while (parser.next() != Event.KEY_NAME || !parser.getString().equals(member)) {
      // the members before say what the proof says again
    }
    if (parser.next() != value) {
      throw new JsonException("another kind of value");
    }
  }

  private static AuditRow row(JsonObject json) {
    var facts =
        new AuditFacts(
            json.getJsonNumber("sequence").longValueExact(),
            ProofFields.time(json.getString("recordedAt")),
            json.getString("event"),
            json.getString("actor", null),
            json.getString("space", null),
            json.getString("details"));
    return new AuditRow(facts, json.getString("previousHash"), json.getString("hash"));
  }

  @Override
  public TranscriptFormat format() {
    return TranscriptFormat.JSON;
  }

  /// The parser has exceptions of its own and others for what is too deep, too long or missing.
  private static IllegalArgumentException damaged(RuntimeException cause) {
    return new IllegalArgumentException("It is damaged: no transcript can be read from it.", cause);
  }
}
