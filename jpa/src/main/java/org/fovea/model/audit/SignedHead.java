package org.fovea.model.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The end of the log as the server vouched for it at a moment: whoever keeps one can prove later
/// that the log was not cut or rewritten before it.
///
/// What is signed is the lines `fovea-audit-head-1`, sequence, hash and time, joined as in
/// [AuditChain].
///
/// @param end sequence and hash of the newest entry
/// @param signedAt when, in UTC with microseconds
/// @param signature Ed25519, 128 lower-case hexadecimal digits
public record SignedHead(LogEnd end, Instant signedAt, String signature) {
  private static final String FORM = "fovea-audit-head-1";

  /// Signs that the log ends with `end` now.
  public static SignedHead sign(LogEnd end, Instant now, AuditKey key) {
    var signedAt = now.truncatedTo(ChronoUnit.MICROS);
    return new SignedHead(end, signedAt, key.sign(statement(end, signedAt)));
  }

  /// Whether the holder of the key with this public half signed exactly this.
  ///
  /// @param publicKey as [AuditKey#publicKey()] writes it
  public boolean isSignedBy(String publicKey) {
    try {
      return AuditKey.verifies(publicKey, statement(end, signedAt), signature);
    } catch (IllegalArgumentException e) {
      return false; // a field holds what cannot be signed
    }
  }

  private static byte[] statement(LogEnd end, Instant signedAt) {
    return AuditChain.statement(
        FORM, Long.toString(end.sequence()), end.hash(), AuditChain.format(signedAt));
  }

  /// The head as a JSON object.
  public JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("format", FORM)
        .add("sequence", end.sequence())
        .add("hash", end.hash())
        .add("signedAt", AuditChain.format(signedAt))
        .add("signature", signature)
        .build();
  }

  /// Reads what [#toJson()] wrote.
  ///
  /// @throws IllegalArgumentException if it is no signed head
  public static SignedHead parse(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return of(reader.readObject());
    } catch (RuntimeException e) {
      // the parser has exceptions of its own and others for what is too deep, too long or missing
      throw new IllegalArgumentException("no signed head of version 1", e);
    }
  }

  private static SignedHead of(JsonObject json) {
    if (!FORM.equals(json.getString("format"))) {
      throw new IllegalArgumentException("another format");
    }
    return new SignedHead(
        new LogEnd(json.getJsonNumber("sequence").longValueExact(), json.getString("hash")),
        Instant.parse(json.getString("signedAt")),
        json.getString("signature"));
  }
}
