package org.fovea.service.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.fovea.config.UploadSettings;
import org.fovea.model.account.Account;
import org.fovea.model.space.Space;
import org.fovea.model.upload.Announcement;
import org.fovea.model.upload.Upload;
import org.fovea.model.upload.UploadKind;
import org.fovea.model.upload.UploadShape;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.image.UsedBytes;
import org.fovea.service.policy.Quotas;
import org.fovea.service.policy.UploadPolicy;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.space.Folders;
import org.fovea.service.space.Spaces;

/// Lets new uploads in, in the caller's transaction: who may begin one, and whether there is room.
@ApplicationScoped
class Admission {
  /// How many of the largest files one account may announce at a time, so that nobody keeps all
  /// room.
  private static final int PROMISES = 2;

  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject Uploaders uploaders;
  @Inject Uploads uploads;
  @Inject Spaces spaces;
  @Inject Folders folders;
  @Inject Destinations destinations;
  @Inject UploadPolicy policy;
  @Inject Quotas quotas;
  @Inject UsedBytes used;
  @Inject UploadSettings settings;
  @Inject Clock clock;

  /// Somebody who may upload to a place. Account and space are locked until the transaction ends.
  record Opening(Uploader uploader, Place place, Space space) {
    Account account() {
      return uploader.account();
    }
  }

  /// Asks whether the caller may upload there. Of an instrument the policy is not asked: whoever
  /// activated it was, and nobody knows now what their session would say.
  ///
  /// @throws org.fovea.service.policy.UploadPolicyException if the caller may upload nowhere on
  ///   this site
  Opening open(Caller caller, Destination destination) {
    var uploader = uploaders.require(caller);
    var account = uploader.account();
    var place = destinations.place(caller, account, destination);
    guard.require(caller, Permission.UPLOAD, place);
    if (uploader.instrument().isEmpty()) {
      policy.require(caller);
    }
    var space = spaces.lock(place.space()); // before the account, and that before an upload
    used.lockOwnerOf(space);
    entities.refresh(account, LockModeType.PESSIMISTIC_WRITE); // or two at once would both fit
    return new Opening(uploader, place, space);
  }

  /// An upload that is not admitted yet.
  Upload draw(Opening opening, NewUpload wanted, UploadShape shape) {
    var upload =
        new Upload(
            opening.account(),
            opening.space(),
            shape,
            new Announcement(
                wanted.fileName(),
                wanted.rawMetadata(),
                wanted.sha256().orElse(null),
                wanted.strip()),
            clock.instant());
    folders.get(opening.place()).ifPresent(upload::into);
    opening
        .uploader()
        .instrument()
        .ifPresent(machine -> upload.by(machine, Deliveries.key(wanted)));
    return upload;
  }

  /// Stores the upload if there is room for it. One whose length is not known takes as much room as
  /// the largest that this site takes; a final one only that of its parts, which are no longer
  /// counted by themselves.
  ///
  /// @throws org.fovea.service.shared.TooLargeException if the caller, or the institution that owns
  ///   the space, has too much
  void admit(Opening opening, Upload upload) {
    var account = opening.account();
    if (uploads.countOpen(opening.uploader()) >= settings.maxOpen()) {
      throw new ConflictException(
          "too-many-uploads",
          "You have %d unfinished uploads. Finish or cancel one first."
              .formatted(settings.maxOpen()));
    }
    long bytes = upload.lengthBytes().orElse(settings.maxBytes());
    long promised = upload.kind() == UploadKind.FINAL ? 0 : bytes;
    if (uploads.promisedBytes(account) + promised > PROMISES * settings.maxBytes()) {
      throw new ConflictException(
          "too-much-announced",
          "Your unfinished uploads are too large together. Finish one first.");
    }
    quotas.require(used.by(account), used.byOwnerOf(opening.space()), bytes);
    entities.persist(upload);
  }
}
