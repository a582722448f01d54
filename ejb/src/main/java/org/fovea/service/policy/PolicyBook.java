package org.fovea.service.policy;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.policy.PolicyId;
import org.fovea.model.policy.PolicyKind;

/// All policies that hold at one moment, read and ready to be asked.
final class PolicyBook {
  private static final Logger LOG = System.getLogger(PolicyBook.class.getName());
  private static final Expression NOBODY = new Expression.Not(new Expression.Everyone());

  private final Map<PolicyKind, Rule> rules = new HashMap<>();
  private final Map<PolicyKind, Long> limits = new HashMap<>();
  private final Map<InstitutionId, Long> limitsOfInstitutions = new HashMap<>();

  /// One revision as it stands in the database.
  ///
  /// @param institution for which alone, or empty
  /// @param text blank, with an institution, if what holds for all holds for it again
  record Revision(PolicyId id, PolicyKind kind, Optional<InstitutionId> institution, String text) {}

  /// An expression that holds.
  ///
  /// @param revision where it stands, or empty if it is the default
  record Rule(Expression expression, Optional<PolicyId> revision) {}

  /// @param newest at most one of a kind and institution
  PolicyBook(Collection<Revision> newest) {
    for (var kind : PolicyKind.values()) {
      write(kind, PolicyText.byDefault(kind), Optional.empty());
    }
    newest.forEach(this::write);
  }

  Rule rule(PolicyKind kind) {
    return Optional.ofNullable(rules.get(kind))
        .orElseThrow(() -> new IllegalArgumentException(kind + " is no expression"));
  }

  long bytesOfPerson() {
    return limits.getOrDefault(PolicyKind.BYTES_OF_PERSON, 0L);
  }

  long bytesOf(InstitutionId institution) {
    return limitsOfInstitutions.getOrDefault(
        institution, limits.getOrDefault(PolicyKind.BYTES_OF_INSTITUTION, 0L));
  }

  private void write(Revision revision) {
    if (revision.institution().isEmpty()) {
      write(revision.kind(), revision.text(), Optional.of(revision.id()));
    } else if (!revision.text().isBlank()) {
      limitsOfInstitutions.put(revision.institution().get(), bytes(revision.text()));
    }
  }

  private void write(PolicyKind kind, String text, Optional<PolicyId> revision) {
    if (PolicyText.isExpression(kind)) {
      rules.put(kind, new Rule(read(text, revision), revision));
    } else {
      limits.put(kind, bytes(text));
    }
  }

  /// What does not read any more, after an update of the software, lets nobody in.
  private static Expression read(String text, Optional<PolicyId> revision) {
    try {
      return Expression.parse(text);
    } catch (ExpressionException e) {
      LOG.log(Level.ERROR, "policy {0} does not read: {1}", revision, e.getMessage());
      return NOBODY;
    }
  }

  private static long bytes(String text) {
    return ByteCount.find(text).orElse(0L);
  }
}
