package org.fovea.service.image;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Deletes files that no image needs any more: at once when an image is deleted, and once an hour
/// those that a crash left behind.
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN) // a sweep must not hold up a deletion
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // nor end with a transaction's time
public class AbandonedFiles {
  private static final System.Logger LOG = System.getLogger(AbandonedFiles.class.getName());
  private static final Duration GRACE = Duration.ofHours(24);

  @Inject OriginalStore originals;
  @Inject PyramidStore pyramids;
  @Inject Images images;
  @Inject Clock clock;

  /// Deletes the files of an image that was deleted.
  public void delete(@Observes(during = TransactionPhase.AFTER_SUCCESS) FilesAbandoned gone) {
    try {
      originals.delete(gone.image());
      for (long generation = 1; generation <= gone.newestGeneration(); generation++) {
        pyramids.delete(gone.image(), generation);
      }
    } catch (IOException e) {
      // the image is gone from the database; the hourly sweep deletes what is left of it
      LOG.log(Level.WARNING, "files of image " + gone.image() + " could not be deleted yet", e);
    }
  }

  /// Deletes files older than a day whose image does not exist.
  @Schedule(hour = "*", minute = "17", persistent = false)
  public void sweep() throws IOException {
    var oldest = clock.instant().minus(GRACE);
    originals.shards().untouchedSince(oldest, this::deleteUnknown);
    pyramids.shards().untouchedSince(oldest, this::deleteUnknown);
  }

  private void deleteUnknown(List<Path> files) throws IOException {
    var known = images.known(files.stream().map(Shards::idOf).toList());
    for (var file : files) {
      if (!known.contains(Shards.idOf(file))) {
        Files.deleteIfExists(file);
        LOG.log(Level.INFO, "deleted orphan file {0}", file.getFileName());
      }
    }
  }
}
