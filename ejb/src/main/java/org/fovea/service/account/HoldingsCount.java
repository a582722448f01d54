package org.fovea.service.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.fovea.model.account.Account;

/// Counts what somebody has.
@ApplicationScoped
class HoldingsCount {
  private static final String COUNT =
      """
      select
        (select count(*) from fovea.image where space_id = r.id),
        (select coalesce(sum(size_bytes), 0) from fovea.image where space_id = r.id),
        (select count(*) from fovea.image where uploader_account_id = a.id and space_id <> r.id),
        (select count(*) from fovea.membership where account_id = a.id and space_id <> r.id),
        (select count(*) from fovea.upload where account_id = a.id and state = 'OPEN')
      from fovea.account a join fovea.space r on r.owner_account_id = a.id
      where a.id = ?1
      """;

  @PersistenceContext EntityManager entities;

  /// As the database has it now, what this transaction has changed included.
  Holdings of(Account account) {
    entities.flush();
    var row =
        (Object[])
            entities.createNativeQuery(COUNT).setParameter(1, account.key()).getSingleResult();
    return new Holdings(
        number(row[0]), number(row[1]), number(row[2]), number(row[3]), number(row[4]));
  }

  /// MariaDB sums whole numbers up to a decimal.
  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
