package org.fovea.service.upload;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.fovea.config.UploadSettings;
import org.fovea.model.account.Account;
import org.fovea.model.image.OriginalFile;
import org.fovea.model.upload.Announcement;
import org.fovea.model.upload.Upload;
import org.fovea.model.upload.UploadId;
import org.fovea.model.upload.UploadState;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.image.ImageIntake;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.space.Spaces;

/// What is recorded of uploads. Each method is a transaction of its own: an offset that was
/// acknowledged must not vanish with whatever fails later in the same request.
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class UploadLedger {
  /// How many of the largest files one account may announce at a time, so that nobody keeps all
  /// room.
  private static final int PROMISES = 2;

  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject Uploads uploads;
  @Inject Spaces spaces;
  @Inject ImageIntake images;
  @Inject UploadSettings settings;
  @Inject Clock clock;

  /// Opens an upload for a caller who may upload to that space.
  public UploadView open(Caller caller, NewUpload wanted) {
    var account = guard.requireAccount(caller);
    var space =
        wanted.space().map(spaces::get).orElseGet(() -> spaces.findPersonal(account).orElseThrow());
    guard.require(caller, Permission.UPLOAD, space.id());
    if (uploads.countOpen(account) >= settings.maxOpen()) {
      throw new ConflictException(
          "too-many-uploads",
          "You have %d unfinished uploads. Finish or cancel one first."
              .formatted(settings.maxOpen()));
    }
    if (uploads.promisedBytes(account) + wanted.lengthBytes() > PROMISES * settings.maxBytes()) {
      throw new ConflictException(
          "too-much-announced",
          "Your unfinished uploads are too large together. Finish one first.");
    }
    var upload =
        new Upload(
            account,
            space,
            new OriginalFile(wanted.fileName(), wanted.lengthBytes()),
            new Announcement(wanted.rawMetadata(), wanted.sha256().orElse(null)),
            clock.instant());
    entities.persist(upload);
    return view(upload);
  }

  /// What all open uploads of everybody may still bring.
  public long promisedBytes(Caller caller) {
    guard.requireAccount(caller);
    return uploads.promisedBytes();
  }

  /// The caller's own upload; the right to upload to its space is asked again each time.
  public UploadView find(Caller caller, UploadId id) {
    return view(own(caller, id));
  }

  /// What completing the upload needs to know.
  public PendingFile pending(Caller caller, UploadId id) {
    var upload = own(caller, id);
    return new PendingFile(upload.image(), upload.announcedSha256());
  }

  /// Records that bytes are on disk.
  ///
  /// @throws OffsetMismatchException if another offset than `before` is recorded
  /// @throws UploadGoneException if the upload is over
  public void record(UploadId id, long before, long offset) {
    if (!uploads.advance(id, before, offset, clock.instant())) {
      throw uploads
          .findOffset(id)
          .<ConflictException>map(OffsetMismatchException::new)
          .orElseGet(UploadGoneException::new);
    }
  }

  /// Makes the image, its job and its audit entry, once: asking again changes nothing.
  public UploadView complete(Caller caller, UploadId id) {
    var upload = uploads.lock(guard.requireAccount(caller), id);
    if (upload.state() == UploadState.OPEN) {
      var image =
          images.admit(caller, upload.image(), upload.space(), upload.account(), upload.file());
      upload.announcedSha256().ifPresent(image::sealed); // it was proved just before
      upload.finish(UploadState.COMPLETE, clock.instant());
    }
    return view(upload);
  }

  /// The bytes are not those that were announced.
  public void corrupt(Caller caller, UploadId id) {
    uploads.lock(guard.requireAccount(caller), id).finish(UploadState.CORRUPT, clock.instant());
  }

  /// Forgets an upload. Returns whether its bytes may go too, for they never became an image.
  public boolean remove(Caller caller, UploadId id) {
    var upload = uploads.lock(guard.requireAccount(caller), id);
    entities.remove(upload);
    return upload.state() != UploadState.COMPLETE;
  }

  private Upload own(Caller caller, UploadId id) {
    Account account = guard.requireAccount(caller);
    var upload = uploads.get(account, id);
    guard.require(caller, Permission.UPLOAD, upload.space().id());
    return upload;
  }

  private UploadView view(Upload upload) {
    return UploadView.of(upload, settings.idle());
  }
}
