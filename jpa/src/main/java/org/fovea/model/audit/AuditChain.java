package org.fovea.model.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The hash that ties each audit entry to the one before.
///
/// Canonical form, version 1: the lines `fovea-audit-1`, sequence, time as
/// `2026-11-22T04:31:05.123456Z`, event, actor or `-`, space or `-`, details, hash of the entry
/// before; in UTF-8, joined by one line feed, without one at the end. A field that holds a line
/// feed (details are JSON, which escapes it) or an actor or space called `-` is refused, so two
/// different entries never have the same form. The hash is SHA-256, as 64 lower-case hexadecimal
/// digits. The first entry follows 64 zeros. `docs/audit.md` says the same to outsiders.
public final class AuditChain {
  /// What stands in for the hash of the entry before the first.
  public static final String GENESIS = "0".repeat(64);

  private static final String FORM = "fovea-audit-1";
  private static final String NOBODY = "-";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private AuditChain() {}

  /// The hash of an entry that says `facts` and follows an entry with `previousHash`.
  ///
  /// @throws IllegalArgumentException if a field holds what no entry of ours can hold
  public static String hash(AuditFacts facts, String previousHash) {
    return hash(
        FORM,
        Long.toString(facts.sequence()),
        format(facts.recordedAt()),
        facts.event(),
        orNobody(facts.actor()),
        orNobody(facts.spaceId()),
        facts.details(),
        previousHash);
  }

  /// Whether `row` carries the hash that its fields and its previous hash yield.
  public static boolean holds(AuditRow row) {
    try {
      return hash(row.facts(), row.previousHash()).equals(row.hash());
    } catch (IllegalArgumentException e) {
      return false; // a field holds what no entry of ours can hold
    }
  }

  /// A time as canonical forms write it: UTC, six digits of the second.
  static String format(Instant time) {
    return TIME.format(time);
  }

  /// The statement that these lines make, as it is hashed and signed.
  ///
  /// @throws IllegalArgumentException if a line could be taken for two, or cannot be encoded
  static byte[] statement(String... lines) {
    for (var line : lines) {
      requireOneLine(line);
    }
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static String hash(String... lines) {
    return HexFormat.of().formatHex(sha256().digest(statement(lines)));
  }

  private static String orNobody(@Nullable String field) {
    if (NOBODY.equals(field)) {
      throw new IllegalArgumentException("a field holds the sign for an empty one");
    }
    return Objects.requireNonNullElse(field, NOBODY);
  }

  private static void requireOneLine(String line) {
    for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      int c = line.codePointAt(i);
      if (c == '\n') {
        throw new IllegalArgumentException("a field holds a line feed");
      }
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        // half a character would be encoded as a question mark, and so would any other half
        throw new IllegalArgumentException("a field holds half a character");
      }
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
