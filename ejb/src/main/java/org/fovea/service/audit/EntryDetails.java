package org.fovea.service.audit;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fovea.model.audit.AuditFacts;

/// Reads the details of an entry.
final class EntryDetails {
  private EntryDetails() {}

  /// The fact's own fields by name. Events write texts only; whatever else stands there is given as
  /// it is written.
  static SortedMap<String, String> of(AuditFacts facts) {
    SortedMap<String, String> details = new TreeMap<>();
    try (var reader = Json.createReader(new StringReader(facts.details()))) {
      reader
          .readObject()
          .forEach((name, value) ->
              details.put(
                  name, value instanceof JsonString text ? text.getString() : value.toString()));
    }
    return details;
  }
}
