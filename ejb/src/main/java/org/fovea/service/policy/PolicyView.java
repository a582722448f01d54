package org.fovea.service.policy;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.policy.Policy;
import org.fovea.model.policy.PolicyId;
import org.fovea.model.policy.PolicyKind;

/// A policy as administrators see it.
///
/// @param institution for which alone it holds, or empty
/// @param text an expression, or a number of bytes; blank if an institution has no number of its
///   own any more
/// @param revision which revision this is, or empty if it is the default
/// @param effectiveAt since when it holds, or empty if it is the default
public record PolicyView(
    PolicyKind kind,
    Optional<InstitutionId> institution,
    String text,
    Optional<PolicyId> revision,
    Optional<Instant> effectiveAt) {

  /// An amount with its unit, if that says the same to the byte; else, and of an expression, the
  /// text as it is.
  public String amount() {
    return ByteCount.find(text)
        .map(ByteCount::words)
        .filter(words -> ByteCount.find(words).equals(ByteCount.find(text)))
        .orElse(text);
  }

  static PolicyView of(Policy policy) {
    return new PolicyView(
        policy.kind(),
        policy.institution().map(institution -> institution.id()),
        policy.text(),
        Optional.of(policy.id()),
        Optional.of(policy.effectiveAt()));
  }

  static PolicyView byDefault(PolicyKind kind) {
    return new PolicyView(
        kind, Optional.empty(), PolicyText.byDefault(kind), Optional.empty(), Optional.empty());
  }
}
