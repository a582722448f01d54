package org.fovea.service.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.fovea.model.account.Account;

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
      var files = upload.ownFiles();
      open += files.isEmpty() ? 0 : 1;
      files.forEach(file -> abandoned.fire(new PartAbandoned(file)));
      entities.remove(upload);
    }
    return open;
  }
}
