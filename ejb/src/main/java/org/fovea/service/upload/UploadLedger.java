package org.fovea.service.upload;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.fovea.config.UploadSettings;
import org.fovea.model.account.Account;
import org.fovea.model.image.Image;
import org.fovea.model.image.OriginalFile;
import org.fovea.model.space.Folder;
import org.fovea.model.upload.Announcement;
import org.fovea.model.upload.Upload;
import org.fovea.model.upload.UploadId;
import org.fovea.model.upload.UploadState;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.access.Subject;
import org.fovea.service.hold.LegalHolds;
import org.fovea.service.image.ImageIntake;
import org.fovea.service.image.UsedBytes;
import org.fovea.service.policy.Quotas;
import org.fovea.service.policy.UploadPolicy;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.space.Folders;
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
  @Inject Folders folders;
  @Inject Destinations destinations;
  @Inject ImageIntake images;
  @Inject UploadPolicy policy;
  @Inject Quotas quotas;
  @Inject UsedBytes used;
  @Inject LegalHolds holds;
  @Inject UploadSettings settings;
  @Inject Clock clock;

  /// Opens an upload for a caller who may upload to that space, if there is room for it.
  ///
  /// @throws org.fovea.service.policy.UploadPolicyException if the caller may upload nowhere on
  ///   this site
  /// @throws org.fovea.service.shared.TooLargeException if the caller, or the institution that owns
  ///   the space, has too much
  public UploadView open(Caller caller, NewUpload wanted) {
    var account = guard.requireAccount(caller);
    var place = destinations.place(account, wanted.destination());
    guard.require(caller, Permission.UPLOAD, place);
    policy.require(caller);
    var space = spaces.lock(place.space()); // before the account, and that before an upload
    used.lockOwnerOf(space);
    entities.refresh(account, LockModeType.PESSIMISTIC_WRITE); // or two at once would both fit
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
    quotas.require(used.by(account), used.byOwnerOf(space), wanted.lengthBytes());
    var upload =
        new Upload(
            account,
            space,
            new OriginalFile(wanted.fileName(), wanted.lengthBytes()),
            new Announcement(wanted.rawMetadata(), wanted.sha256().orElse(null), wanted.strip()),
            clock.instant());
    folders.get(place).ifPresent(upload::into);
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
  ///
  /// @throws org.fovea.service.shared.DeniedException if the caller may not upload there any more
  public UploadView complete(Caller caller, UploadId id) {
    var account = guard.requireAccount(caller);
    spaces.lock(uploads.get(account, id).space().id());
    var upload = uploads.lock(account, id);
    if (upload.state() == UploadState.OPEN) {
      guard.require(caller, Permission.UPLOAD, place(upload));
      var now = clock.instant();
      var image = new Image(upload.image(), upload.space(), upload.account(), upload.file(), now);
      upload.folder().ifPresent(folder -> image.moveTo(upload.space(), folder));
      upload.announcedSha256().ifPresent(image::sealed); // it was proved just before
      if (upload.strip()) {
        image.wantStrip();
      }
      upload.finish(UploadState.COMPLETE, now);
      images.admit(caller, image);
    }
    return view(upload);
  }

  /// The bytes are not those that were announced.
  public void corrupt(Caller caller, UploadId id) {
    uploads.lock(guard.requireAccount(caller), id).finish(UploadState.CORRUPT, clock.instant());
  }

  /// Forgets an upload, unless its owner is under a legal hold. Returns whether its bytes may go
  /// too, for they never became an image.
  public boolean remove(Caller caller, UploadId id) {
    var account = guard.requireAccount(caller);
    var upload = uploads.lock(account, id);
    holds.requireFree(Subject.of(account));
    entities.remove(upload);
    return upload.state() != UploadState.COMPLETE;
  }

  private Upload own(Caller caller, UploadId id) {
    Account account = guard.requireAccount(caller);
    var upload = uploads.get(account, id);
    guard.require(caller, Permission.UPLOAD, place(upload));
    return upload;
  }

  private static Place place(Upload upload) {
    return new Place(upload.space().id(), upload.folder().map(Folder::id));
  }

  private UploadView view(Upload upload) {
    return UploadView.of(upload, settings.idle());
  }
}
