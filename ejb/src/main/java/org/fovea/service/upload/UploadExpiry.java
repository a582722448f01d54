package org.fovea.service.upload;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.fovea.config.UploadSettings;
import org.fovea.model.upload.UploadId;
import org.fovea.model.upload.UploadState;
import org.fovea.service.image.Shards;

/// Forgets uploads a day after their last activity: what is known of them, and the bytes of those
/// that were never finished. Bytes that no upload knows go after a day, too.
@Singleton
public class UploadExpiry {
  private static final System.Logger LOG = System.getLogger(UploadExpiry.class.getName());
  private static final int BATCH = 200;

  @PersistenceContext EntityManager entities;
  @Inject Uploads uploads;
  @Inject UploadStore store;
  @Inject UploadSettings settings;
  @Inject Clock clock;

  /// Small steps that can be repeated: the bytes go first, so that a crash in between leaves a row
  /// that the next run finds again.
  @Schedule(hour = "*", minute = "*/5", persistent = false)
  public void sweep() throws IOException {
    var limit = clock.instant().minus(settings.idle());
    for (var upload : uploads.idleSince(limit, BATCH)) {
      if (upload.state() != UploadState.COMPLETE) {
        store.delete(upload.id());
      }
      entities.remove(upload);
    }
    store.shards().untouchedSince(limit, this::deleteOrphans);
  }

  private void deleteOrphans(List<Path> old) throws IOException {
    for (var file : old) {
      var id = Shards.idOf(file);
      if (id.isEmpty() || !uploads.exists(new UploadId(id))) {
        Files.deleteIfExists(file);
        LOG.log(Level.INFO, "deleted orphan part {0}", file.getFileName());
      }
    }
  }
}
