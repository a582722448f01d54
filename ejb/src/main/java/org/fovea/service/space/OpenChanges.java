package org.fovea.service.space;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/// Knows whether the present transaction has changed roles itself. From then on it decides by what
/// it sees alone, and what it sees is not remembered: it may still be rolled back.
@ApplicationScoped
class OpenChanges {
  private static final Object KEY = new Object();

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  boolean any() {
    return inTransaction() && transactions.getResource(KEY) != null;
  }

  void roles(@Observes RolesChanged changed) {
    note();
  }

  void mappings(@Observes MappingsChanged changed) {
    note();
  }

  private void note() {
    if (inTransaction()) {
      transactions.putResource(KEY, true);
    }
  }

  private boolean inTransaction() {
    return transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
  }
}
