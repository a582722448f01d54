package org.fovea.service.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import org.fovea.model.retention.RetentionClass;
import org.fovea.service.upload.UploadExpiry;

/// Forgets uploads.
@ApplicationScoped
class UploadPurge implements Purge {
  @Inject UploadExpiry expiry;

  @Override
  public RetentionClass kind() {
    return RetentionClass.UPLOADS;
  }

  @Override
  public Step step(Instant dueBefore) throws IOException {
    return Step.of(expiry.forgetIdle(dueBefore), UploadExpiry.BATCH);
  }
}
