package org.fovea.service.account;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.List;
import org.fovea.config.AuditSettings;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.SignedErasure;

/// Keeps the erasures in the database and in a file outside it, so that each has what the other
/// has.
///
/// A database that was restored from a backup does not know who was erased since; the file does.
/// The accounts that came back are shut before anybody can use them, and go again.
@Singleton
@Startup
@DependsOn("StartCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN) // the file and the rows are locked, not this
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ErasureLedger {
  private static final System.Logger LOG = System.getLogger(ErasureLedger.class.getName());

  @Inject AuditSettings settings;
  @Inject AuditKey key;
  @Inject ErasureReplay replay;

  private ErasureFile file;

  @PostConstruct
  void open() {
    file = new ErasureFile(settings, key);
    try {
      compare();
    } catch (IOException e) {
      // whoever should be gone must not come in
      throw new UncheckedIOException("the file of erasures cannot be read", e);
    }
  }

  /// Writes down who was erased. A failing disk undoes no commit; the next comparison catches up.
  public void write(@Observes(during = TransactionPhase.AFTER_SUCCESS) PersonErased erased) {
    try {
      file.append(
          List.of(
              SignedErasure.sign(
                  erased.digest(), erased.kind().name(), erased.barred(), erased.at(), key)));
    } catch (IOException e) {
      LOG.log(Level.ERROR, "an erasure is in the database, and not in the file yet", e);
    }
  }

  /// Compares file and database, erases again who came back, and gives each what it lacks.
  @Schedule(hour = "*", minute = "41", persistent = false)
  public void compare() throws IOException {
    var written = file.read();
    int again = replay.apply(written);
    if (again > 0) {
      LOG.log(
          Level.WARNING,
          "the database is older than its erasures: {0} accounts that had been erased go again",
          again);
    }
    file.append(
        replay.missingIn(written).stream()
            .map(each ->
                SignedErasure.sign(each.digest(), each.kind(), each.barred(), each.at(), key))
            .toList());
  }
}
