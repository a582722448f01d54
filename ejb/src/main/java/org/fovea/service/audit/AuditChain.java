package org.fovea.service.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fovea.model.audit.AuditFacts;
import org.jspecify.annotations.Nullable;

/// The hash that ties each audit entry to the one before.
///
/// Canonical form, version 1: the lines `fovea-audit-1`, sequence, time as
/// `2026-11-22T04:31:05.123456Z`, event, actor or `-`, space or `-`, details, hash of the entry
/// before; in UTF-8, joined by one line feed, without one at the end. A field that holds a line
/// feed (details are JSON, which escapes it) or an actor or space called `-` is refused, so two
/// different entries never have the same form. The hash is SHA-256, as 64 lower-case hexadecimal
/// digits. The first entry follows 64 zeros.
public final class AuditChain {
  /// What stands in for the hash of the entry before the first.
  public static final String GENESIS = "0".repeat(64);

  private static final String NOBODY = "-";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private AuditChain() {}

  /// The hash of an entry that says `facts` and follows an entry with `previousHash`.
  ///
  /// @throws IllegalArgumentException if a field holds what no entry of ours can hold
  public static String hash(AuditFacts facts, String previousHash) {
    var canonical =
        Stream.of(
                "fovea-audit-1",
                Long.toString(facts.sequence()),
                TIME.format(facts.recordedAt()),
                facts.event(),
                orNobody(facts.actor()),
                orNobody(facts.spaceId()),
                facts.details(),
                previousHash)
            .map(AuditChain::oneLine)
            .collect(Collectors.joining("\n"));
    return HexFormat.of().formatHex(sha256().digest(canonical.getBytes(StandardCharsets.UTF_8)));
  }

  private static String orNobody(@Nullable String field) {
    if (NOBODY.equals(field)) {
      throw new IllegalArgumentException("a field holds the sign for an empty one");
    }
    return Objects.requireNonNullElse(field, NOBODY);
  }

  private static String oneLine(String field) {
    if (field.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a field holds a line feed");
    }
    return field;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
