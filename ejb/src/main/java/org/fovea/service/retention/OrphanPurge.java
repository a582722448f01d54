package org.fovea.service.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import org.fovea.model.retention.RetentionClass;
import org.fovea.service.image.AbandonedFiles;
import org.fovea.service.upload.UploadExpiry;

/// Deletes files that no row knows. No legal hold can be on them: what is held has a row.
@ApplicationScoped
class OrphanPurge implements Purge {
  @Inject UploadExpiry uploads;
  @Inject AbandonedFiles images;

  @Override
  public RetentionClass kind() {
    return RetentionClass.ORPHAN_FILES;
  }

  @Override
  public boolean removesRows() {
    return false;
  }

  @Override
  public Step step(Instant dueBefore) throws IOException {
    return new Step(uploads.deleteOrphans(dueBefore) + images.deleteOrphans(dueBefore), false);
  }
}
