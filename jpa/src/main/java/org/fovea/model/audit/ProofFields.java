package org.fovea.model.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// A proof as names and values.
final class ProofFields {
  private ProofFields() {}

  static SequencedMap<String, String> of(TranscriptProof proof) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("format", TranscriptProof.FORM);
    fields.put("space", proof.scope().spaceId());
    fields.put("from", AuditChain.format(proof.scope().from()));
    fields.put("until", AuditChain.format(proof.scope().until()));
    fields.put("exportedAt", AuditChain.format(proof.exportedAt()));
    fields.put("entries", Long.toString(proof.entries()));
    fields.put("digest", proof.digest());
    fields.put("headSequence", Long.toString(proof.head().end().sequence()));
    fields.put("headHash", proof.head().end().hash());
    fields.put("headSignedAt", AuditChain.format(proof.head().signedAt()));
    fields.put("headSignature", proof.head().signature());
    fields.put("publicKey", proof.publicKey());
    fields.put("signature", proof.signature());
    return fields;
  }

  /// The proof that has these fields.
  ///
  /// @throws IllegalArgumentException if one is missing or wrong
  static TranscriptProof read(Map<String, String> fields) {
    if (!TranscriptProof.FORM.equals(fields.get("format"))) {
      throw new IllegalArgumentException(
          "It is no transcript of version 1, or its end is missing.");
    }
    var end = new LogEnd(number(fields, "headSequence"), text(fields, "headHash"));
    return new TranscriptProof(
        new TranscriptScope(text(fields, "space"), time(fields, "from"), time(fields, "until")),
        time(fields, "exportedAt"),
        number(fields, "entries"),
        text(fields, "digest"),
        new SignedHead(end, time(fields, "headSignedAt"), text(fields, "headSignature")),
        text(fields, "publicKey"),
        text(fields, "signature"));
  }

  private static String text(Map<String, String> fields, String name) {
    var value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("Its proof has no " + name + ".");
    }
    return value;
  }

  private static long number(Map<String, String> fields, String name) {
    return number(text(fields, name));
  }

  private static Instant time(Map<String, String> fields, String name) {
    return time(text(fields, name));
  }

  static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("There is no number where one is due.", e);
    }
  }

  /// Reads a time that is written in the canonical form, so that it has one form only.
  static Instant time(String text) {
    try {
      var time = Instant.parse(text);
      if (AuditChain.format(time).equals(text)) {
        return time;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("There is no time where one is due.", e);
    }
    throw new IllegalArgumentException("A time is not written in the canonical form.");
  }
}
