package org.fovea.service.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.fovea.model.upload.UploadId;
import org.fovea.service.hold.LegalHolds;
import org.fovea.service.image.Shards;

/// Forgets uploads that are over: what is known of them, and the bytes of those that were never
/// finished. When, is not said here.
@ApplicationScoped
public class UploadExpiry {
  private static final System.Logger LOG = System.getLogger(UploadExpiry.class.getName());

  /// How many are forgotten at a time.
  public static final int BATCH = 200;

  @PersistenceContext EntityManager entities;
  @Inject Uploads uploads;
  @Inject UploadStore store;
  @Inject LegalHolds holds;

  /// Forgets at most [#BATCH] uploads without any activity since `limit`, none under a legal hold,
  /// in the caller's transaction. The bytes go first, so that a crash in between leaves a row that
  /// the next run finds again.
  ///
  /// @return how many
  public int forgetIdle(Instant limit) throws IOException {
    var idle = uploads.idleSince(limit, holds.now(), BATCH);
    for (var upload : idle) {
      for (var file : upload.ownFiles()) {
        store.delete(file);
      }
      entities.remove(upload);
    }
    return idle.size();
  }

  /// Deletes bytes that were not touched since `limit` and that no upload knows.
  ///
  /// @return how many files
  public long deleteOrphans(Instant limit) throws IOException {
    var deleted = new LongAdder();
    store.shards().untouchedSince(limit, old -> deleted.add(deleteOrphans(old)));
    return deleted.sum();
  }

  private int deleteOrphans(List<Path> old) throws IOException {
    int deleted = 0;
    for (var file : old) {
      var id = Shards.idOf(file);
      if (id.isEmpty() || !uploads.exists(new UploadId(id))) {
        deleted += Files.deleteIfExists(file) ? 1 : 0;
        LOG.log(Level.INFO, "deleted orphan part {0}", file.getFileName());
      }
    }
    return deleted;
  }
}
