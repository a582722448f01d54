package org.fovea.service.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.fovea.model.account.Account;
import org.fovea.model.upload.UploadState;

/// What becomes of uploads when an account is closed, for the service that closes it: nothing here
/// asks who the caller is.
@ApplicationScoped
public class LeftUploads {
  @PersistenceContext EntityManager entities;
  @Inject Uploads uploads;
  @Inject Event<PartAbandoned> abandoned;

  /// Forgets all uploads of an account; bytes that never became an image go after the commit.
  /// Returns how many were not complete.
  public long removeAll(Account owner) {
    long open = 0;
    for (var upload : uploads.list(owner)) {
      if (upload.state() != UploadState.COMPLETE) {
        open++;
        abandoned.fire(new PartAbandoned(upload.id()));
      }
      entities.remove(upload);
    }
    return open;
  }
}
