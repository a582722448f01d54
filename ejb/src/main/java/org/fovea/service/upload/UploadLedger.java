package org.fovea.service.upload;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.fovea.config.UploadSettings;
import org.fovea.model.image.Image;
import org.fovea.model.space.Folder;
import org.fovea.model.upload.Upload;
import org.fovea.model.upload.UploadId;
import org.fovea.model.upload.UploadShape;
import org.fovea.model.upload.UploadState;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.access.Subject;
import org.fovea.service.hold.LegalHolds;
import org.fovea.service.image.ImageIntake;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.space.Spaces;

/// What is recorded of uploads. Each method is a transaction of its own: an offset that was
/// acknowledged must not vanish with whatever fails later in the same request.
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class UploadLedger {
  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject Uploaders uploaders;
  @Inject Uploads uploads;
  @Inject Deliveries deliveries;
  @Inject Spaces spaces;
  @Inject Admission admission;
  @Inject ImageIntake images;
  @Inject LegalHolds holds;
  @Inject UploadSettings settings;
  @Inject Clock clock;

  /// Opens an upload for a caller who may upload to that space, if there is room for it. What an
  /// instrument has begun already goes on.
  ///
  /// @throws org.fovea.service.policy.UploadPolicyException if the caller may upload nowhere on
  ///   this site
  /// @throws org.fovea.service.shared.TooLargeException if the caller, or the institution that owns
  ///   the space, has too much
  public UploadView open(Caller caller, NewUpload wanted) {
    var opening = admission.open(caller, wanted.destination());
    var begun = deliveries.goingOn(opening, wanted);
    if (begun.isPresent()) {
      return view(begun.get());
    }
    var shape = UploadShape.of(wanted.kind(), wanted.lengthBytes());
    var upload = admission.draw(opening, wanted, shape);
    admission.admit(opening, upload);
    return view(upload);
  }

  /// What all open uploads of everybody may still bring.
  public long promisedBytes(Caller caller) {
    uploaders.require(caller);
    return uploads.promisedBytes();
  }

  /// The caller's own upload; the right to upload to its space is asked again each time.
  ///
  /// @throws UploadGoneException if it was not finished in time, or its instrument has begun it
  ///   anew
  public UploadView find(Caller caller, UploadId id) {
    return view(own(caller, id));
  }

  /// What completing the upload needs to know.
  public PendingFile pending(Caller caller, UploadId id) {
    var upload = own(caller, id);
    return new PendingFile(upload.bytesIn(), upload.image(), upload.announcedSha256());
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

  /// Tells the length of an upload that was begun without. Once told it cannot change.
  ///
  /// @throws InvalidException if it is another than was told before
  public void declareLength(Caller caller, UploadId id, long bytes) {
    var upload = uploads.lock(uploaders.require(caller), id);
    if (upload.lengthBytes().isEmpty()) {
      upload.declareLength(bytes);
    } else if (upload.lengthBytes().getAsLong() != bytes) {
      throw new InvalidException("upload-length", "The length of this upload is told already.");
    }
  }

  /// Makes the image, its job and its audit entry, once: asking again changes nothing.
  ///
  /// @throws org.fovea.service.shared.DeniedException if the caller may not upload there any more
  /// @throws UploadGoneException if its instrument has begun it anew
  public UploadView complete(Caller caller, UploadId id) {
    var uploader = uploaders.require(caller);
    spaces.lock(uploads.get(uploader, id).space().id());
    var upload = uploads.lock(uploader, id);
    if (upload.state() == UploadState.OPEN) {
      if (upload.isLeft()) {
        throw new UploadGoneException(); // another one of the same file goes on meanwhile
      }
      guard.require(caller, Permission.UPLOAD, place(upload));
      var now = clock.instant();
      var image = new Image(upload.image(), upload.space(), upload.account(), upload.file(), now);
      upload.folder().ifPresent(folder -> image.moveTo(upload.space(), folder));
      upload.announcedSha256().ifPresent(image::sealed); // it was proved just before
      if (upload.strip()) {
        image.wantStrip();
      }
      upload.finish(UploadState.COMPLETE, now);
      deliveries.note(upload, now);
      images.admit(caller, image);
    }
    return view(upload);
  }

  /// The bytes are not those that were announced.
  public void corrupt(Caller caller, UploadId id) {
    uploads.lock(uploaders.require(caller), id).finish(UploadState.CORRUPT, clock.instant());
  }

  /// Forgets an upload, unless its owner is under a legal hold. Returns by which uploads the files
  /// are named that may go too.
  public List<UploadId> remove(Caller caller, UploadId id) {
    var uploader = uploaders.require(caller);
    var upload = uploads.lock(uploader, id);
    holds.requireFree(Subject.of(uploader.account()));
    entities.remove(upload);
    return upload.ownFiles();
  }

  private Upload own(Caller caller, UploadId id) {
    var upload = uploads.get(uploaders.require(caller), id);
    guard.require(caller, Permission.UPLOAD, place(upload));
    var expires = upload.lastActivityAt().plus(settings.idle());
    boolean over = expires.isBefore(clock.instant()) || upload.isLeft();
    if (upload.state() == UploadState.CORRUPT || (upload.state() == UploadState.OPEN && over)) {
      throw new UploadGoneException();
    }
    return upload;
  }

  private static Place place(Upload upload) {
    return new Place(upload.space().id(), upload.folder().map(Folder::id));
  }

  private UploadView view(Upload upload) {
    return UploadView.of(upload, settings.idle());
  }
}
