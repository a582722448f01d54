package org.fovea.service.upload;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.fovea.config.UploadSettings;
import org.fovea.service.access.Accounts;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;

/// What somebody has been uploading.
@Stateless
public class UploadList {
  @Inject Guard guard;
  @Inject Accounts accounts;
  @Inject Uploads uploads;
  @Inject UploadSettings settings;

  /// The caller's uploads, newest first; none if they have no account yet.
  public List<UploadView> of(Caller caller) {
    return accounts.find(guard.requirePerson(caller)).stream()
        .flatMap(account -> uploads.list(account).stream())
        .map(upload -> UploadView.of(upload, settings.idle()))
        .toList();
  }
}
