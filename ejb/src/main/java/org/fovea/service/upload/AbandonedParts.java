package org.fovea.service.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;

/// Deletes the bytes of uploads that were forgotten with their owner's account.
@ApplicationScoped
public class AbandonedParts {
  private static final System.Logger LOG = System.getLogger(AbandonedParts.class.getName());

  @Inject UploadStore store;

  void delete(@Observes(during = TransactionPhase.AFTER_SUCCESS) PartAbandoned gone) {
    try {
      store.delete(gone.upload());
    } catch (IOException e) {
      // no upload knows them any more; the sweep of old parts deletes them
      LOG.log(Level.WARNING, "bytes of upload " + gone.upload() + " could not be deleted yet", e);
    }
  }
}
