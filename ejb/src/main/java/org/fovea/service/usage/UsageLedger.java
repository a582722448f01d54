package org.fovea.service.usage;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.TreeMap;

/// What is stored of how often something was opened: a number for each item, day and kind.
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class UsageLedger {
  /// Of an image that was deleted meanwhile nothing is added.
  private static final String ADD =
      """
      insert into fovea.usage_count (item, day, kind, number)
      select i.public_id, ?2, ?3, ?4 from fovea.image i where i.public_id = ?1
      on duplicate key update number = number + values(number)
      """;

  @PersistenceContext EntityManager entities;

  /// Adds numbers to those that are stored, in one transaction: all or none.
  public void add(Map<UsageKey, Long> counts) {
    // in one order, so that two nodes do not wait for each other
    new TreeMap<>(counts)
        .forEach((key, number) ->
            entities
                .createNativeQuery(ADD)
                .setParameter(1, key.item().value())
                .setParameter(2, key.day())
                .setParameter(3, key.kind().name())
                .setParameter(4, number)
                .executeUpdate());
  }
}
