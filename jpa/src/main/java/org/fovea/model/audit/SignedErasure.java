package org.fovea.model.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// That somebody was erased, as it is kept outside the database: a backup that is restored does not
/// know it, and must not bring them back.
///
/// What is signed is the lines `fovea-erasure-1`, digest, kind, `barred` or `free`, and the time,
/// joined as in [AuditChain]. Whoever has no key can add nobody.
///
/// @param digest keyed digest of issuer and `sub`, 64 lower-case hexadecimal digits
/// @param kind why, the name of a constant
/// @param barred whether they may not come back as somebody new
/// @param erasedAt when, in UTC with microseconds
/// @param signature Ed25519, 128 lower-case hexadecimal digits
public record SignedErasure(
    String digest, String kind, boolean barred, Instant erasedAt, String signature) {
  private static final String FORM = "fovea-erasure-1";

  /// Signs that somebody was erased.
  public static SignedErasure sign(
      String digest, String kind, boolean barred, Instant when, AuditKey key) {
    var erasedAt = when.truncatedTo(ChronoUnit.MICROS);
    var signature = key.sign(statement(digest, kind, barred, erasedAt));
    return new SignedErasure(digest, kind, barred, erasedAt, signature);
  }

  /// Whether the holder of the key with this public half signed exactly this.
  ///
  /// @param publicKey as [AuditKey#publicKey()] writes it
  public boolean isSignedBy(String publicKey) {
    try {
      var statement = statement(digest, kind, barred, erasedAt);
      return AuditKey.verifies(publicKey, statement, signature);
    } catch (IllegalArgumentException e) {
      return false; // a field holds what cannot be signed
    }
  }

  private static byte[] statement(String digest, String kind, boolean barred, Instant erasedAt) {
    return AuditChain.statement(
        FORM, digest, kind, barred ? "barred" : "free", AuditChain.format(erasedAt));
  }

  /// One line of the file, without its end: a JSON object.
  public String toLine() {
    return Json.createObjectBuilder()
        .add("format", FORM)
        .add("digest", digest)
        .add("kind", kind)
        .add("barred", barred)
        .add("erasedAt", AuditChain.format(erasedAt))
        .add("signature", signature)
        .build()
        .toString();
  }

  /// Reads what [#toLine()] wrote.
  ///
  /// @throws IllegalArgumentException if it is no such line
  public static SignedErasure parse(String line) {
    try (var reader = Json.createReader(new StringReader(line))) {
      return of(reader.readObject());
    } catch (RuntimeException e) {
      // the parser has exceptions of its own and others for what is too deep, too long or missing
      throw new IllegalArgumentException("no erasure of version 1", e);
    }
  }

  private static SignedErasure of(JsonObject json) {
    if (!FORM.equals(json.getString("format"))) {
      throw new IllegalArgumentException("another format");
    }
    return new SignedErasure(
        json.getString("digest"),
        json.getString("kind"),
        json.getBoolean("barred"),
        Instant.parse(json.getString("erasedAt")),
        json.getString("signature"));
  }
}
