package org.fovea.service.upload;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.fovea.config.UploadSettings;
import org.fovea.model.upload.UploadId;
import org.fovea.model.upload.UploadKind;
import org.fovea.model.upload.UploadState;
import org.fovea.service.access.Caller;
import org.fovea.service.image.OriginalDigest;
import org.fovea.service.image.OriginalStore;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.InvalidException;

/// Resumable uploads. Their bytes take minutes, so no method holds a transaction while they come:
/// what must be one is a method of [UploadLedger].
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UploadService {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_METADATA = 4000;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  @Inject Uploaders uploaders;
  @Inject UploadLedger ledger;
  @Inject UploadJoins joins;
  @Inject UploadList list;
  @Inject UploadStore store;
  @Inject OriginalStore originals;
  @Inject OriginalDigest digests;
  @Inject UploadSettings settings;

  /// Begins an upload. An instrument that has begun one with the same file before goes on with it.
  ///
  /// @throws InvalidException if the name, length or digest is out of range
  /// @throws org.fovea.service.shared.TooLargeException if the file is longer than this site takes
  /// @throws NoSpaceException if the disk has no room for it
  /// @throws AlreadyDeliveredException if an instrument has delivered this file before
  /// @throws DeniedException if an instrument wants anything but to send a file of known length
  /// @throws NotFoundException if there is no such space, or the caller may not see it
  public UploadView create(Caller caller, NewUpload wanted) throws IOException {
    uploaders.require(caller);
    requireOneFile(caller, wanted);
    check(wanted);
    wanted.lengthBytes().ifPresent(this::checkLength);
    var upload = ledger.open(caller, wanted);
    if (upload.offsetBytes() > 0 || Files.exists(store.find(upload.id()))) {
      return upload; // an instrument goes on with what it has begun
    }
    boolean made = false;
    try {
      store.create(upload.id(), ledger.promisedBytes(caller));
      made = true;
    } finally {
      if (!made) {
        ledger.remove(caller, upload.id());
      }
    }
    return upload;
  }

  /// Makes one file of partial uploads, and its image. Asked again with the same parts, as after an
  /// answer that was lost, it goes on or gives the same upload.
  ///
  /// @throws InvalidException if the name or digest is out of range
  /// @throws UploadBusyException if an earlier request is still joining them
  /// @throws NoSpaceException if the disk has no room to join them
  /// @throws DeniedException if the caller is an instrument
  /// @throws NotFoundException if a part is not there, or not the caller's; else as
  ///   [UploadJoins#open]
  public UploadView concatenate(Caller caller, NewUpload wanted, Concatenation made)
      throws IOException {
    uploaders.require(caller);
    requireOneFile(caller, wanted);
    check(wanted);
    return finish(caller, joins.open(caller, wanted, made));
  }

  /// The caller's upload. If all its bytes are here, it is completed first: this is how an upload
  /// goes on that a crash stopped between the last byte and the image. A part that hangs is let go,
  /// so that the client can go on where this says. What another request is joining, on this node or
  /// on another, is left to it.
  ///
  /// @throws NotFoundException if there is none, or it is not the caller's
  /// @throws UploadBusyException if all bytes are here, and another request is about to read
  ///   whether they are the right ones
  public UploadView find(Caller caller, UploadId id) throws IOException {
    return completeIfDue(caller, joined(caller, current(caller, id)));
  }

  private UploadView joined(Caller caller, UploadView upload) throws IOException {
    try {
      return joinIfDue(caller, upload);
    } catch (UploadBusyException e) {
      return ledger.find(caller, upload.id()); // this is how far the other one has come
    }
  }

  /// The caller's uploads of the last day, newest first, without those of instruments.
  public List<UploadView> list(Caller caller) {
    return list.of(caller).stream().filter(upload -> upload.instrument().isEmpty()).toList();
  }

  /// Adds a part to the caller's upload.
  ///
  /// @param lengthBytes the length of the whole, if the client tells it just now
  /// @throws NotFoundException if there is none, or it is not the caller's
  /// @throws FinalUploadException if the upload is made of others
  /// @throws OffsetMismatchException if the part belongs elsewhere; nothing was changed
  /// @throws UploadGoneException if the upload is over
  /// @throws IOException as [UploadStore#append]
  public UploadView append(Caller caller, UploadId id, Part part, OptionalLong lengthBytes)
      throws IOException {
    var upload = current(caller, id);
    if (upload.kind() == UploadKind.FINAL) {
      throw new FinalUploadException();
    }
    if (part.offset() != upload.offsetBytes()) {
      throw new OffsetMismatchException(upload.offsetBytes());
    }
    var length = length(upload, lengthBytes);
    if (upload.state() == UploadState.OPEN && !upload.isWhole()) {
      var room = new Room(length.orElse(settings.maxBytes()), length.isPresent());
      store.append(id, room, part, (before, after) -> ledger.record(id, before, after));
    }
    if (upload.lengthBytes().isEmpty() && length.isPresent()) {
      ledger.declareLength(caller, id, length.getAsLong());
    }
    return finish(caller, ledger.find(caller, id));
  }

  /// Gives the caller's upload up; an image it has become stays.
  ///
  /// @throws NotFoundException if there is none, or it is not the caller's
  public void terminate(Caller caller, UploadId id) throws IOException {
    for (var file : ledger.remove(caller, id)) {
      store.delete(file);
    }
  }

  /// The upload as it is once a part that hangs has been let go.
  private UploadView current(Caller caller, UploadId id) throws IOException {
    var upload = ledger.find(caller, id); // the right comes first
    return store.endStale(id) ? ledger.find(caller, id) : upload;
  }

  /// The length that is known of the upload, or told just now.
  private OptionalLong length(UploadView upload, OptionalLong told) {
    if (told.isEmpty()) {
      return upload.lengthBytes();
    }
    long bytes = told.getAsLong();
    checkLength(bytes);
    if (bytes < upload.offsetBytes() || bytes != upload.lengthBytes().orElse(bytes)) {
      throw new InvalidException(
          "upload-length", "The length of this upload is told already, or too short.");
    }
    return told;
  }

  private UploadView finish(Caller caller, UploadView upload) throws IOException {
    return completeIfDue(caller, joinIfDue(caller, upload));
  }

  private UploadView completeIfDue(Caller caller, UploadView whole) throws IOException {
    boolean due =
        whole.state() == UploadState.OPEN && whole.kind() != UploadKind.PARTIAL && whole.isWhole();
    return due ? complete(caller, whole) : whole;
  }

  private static boolean isJoinDue(UploadView upload) {
    return upload.state() == UploadState.OPEN
        && upload.kind() == UploadKind.FINAL
        && !upload.isWhole();
  }

  private UploadView joinIfDue(Caller caller, UploadView upload) throws IOException {
    if (!isJoinDue(upload)) {
      return upload;
    }
    try {
      join(caller, upload);
    } catch (OffsetMismatchException | UploadGoneException e) {
      var now = ledger.find(caller, upload.id());
      if (isJoinDue(now)) {
        throw e;
      }
      return now; // another request was done with it since the offset was read
    }
    return ledger.find(caller, upload.id());
  }

  private void join(Caller caller, UploadView upload) throws IOException {
    var id = upload.id();
    store.join(
        joins.parts(caller, id),
        upload.offsetBytes(),
        (before, after) -> ledger.record(id, before, after));
  }

  /// Moves the file into its place before the transaction that makes the image: whichever of the
  /// two a crash prevents, the next call does what is left.
  private UploadView complete(Caller caller, UploadView upload) throws IOException {
    var pending = ledger.pending(caller, upload.id());
    if (pending.announcedSha256().isPresent()) {
      store.alone(upload.id(), () -> prove(caller, upload.id(), pending));
    }
    originals.adopt(store.find(pending.bytesIn()), pending.image());
    return ledger.complete(caller, upload.id());
  }

  private void prove(Caller caller, UploadId id, PendingFile pending) throws IOException {
    var part = store.find(pending.bytesIn());
    var file =
        Files.exists(part) ? part : originals.find(pending.image(), OriginalStore.AS_IT_CAME);
    var found = digests.sha256(file, () -> true);
    if (!found.equals(pending.announcedSha256().orElseThrow())) {
      ledger.corrupt(caller, id);
      store.delete(pending.bytesIn());
      throw new ChecksumMismatchException();
    }
  }

  /// A hub sends each file whole, and knows its length and digest before: a token that leaks must
  /// not open more of the protocol than that.
  private static void requireOneFile(Caller caller, NewUpload wanted) {
    boolean plain = wanted.kind() == UploadKind.WHOLE && wanted.lengthBytes().isPresent();
    if (caller instanceof Caller.Instrument && !plain) {
      throw new DeniedException(
          "instrument-upload", "An instrument sends whole files of a length told before.");
    }
  }

  private void check(NewUpload wanted) {
    if (wanted.fileName().isBlank() || wanted.fileName().length() > LONGEST_NAME) {
      throw new InvalidException(
          "filename", "A file name has 1 to " + LONGEST_NAME + " characters.");
    }
    if (wanted.sha256().filter(digest -> !SHA256.matcher(digest).matches()).isPresent()) {
      throw new InvalidException("sha256", "A SHA-256 has 64 lower-case hexadecimal digits.");
    }
    if (wanted.kind() == UploadKind.PARTIAL && wanted.sha256().isPresent()) {
      throw new InvalidException("sha256", "A SHA-256 is that of the final upload, not of a part.");
    }
    if (wanted.rawMetadata().length() > LONGEST_METADATA) {
      throw new InvalidException(
          "upload-metadata", "Upload-Metadata has at most " + LONGEST_METADATA + " characters.");
    }
  }

  private void checkLength(long bytes) {
    if (bytes < 1) {
      throw new InvalidException("upload-length", "An empty file holds no image.");
    }
    if (bytes > settings.maxBytes()) {
      throw UploadJoins.tooLarge(settings);
    }
  }
}
