package org.fovea.service.upload;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.fovea.config.UploadSettings;
import org.fovea.model.upload.UploadId;
import org.fovea.model.upload.UploadState;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.image.OriginalDigest;
import org.fovea.service.image.OriginalStore;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.TooLargeException;

/// Resumable uploads. Their bytes take minutes, so no method holds a transaction while they come:
/// what must be one is a method of [UploadLedger].
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UploadService {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_METADATA = 4000;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  @Inject Guard guard;
  @Inject UploadLedger ledger;
  @Inject UploadList list;
  @Inject UploadStore store;
  @Inject OriginalStore originals;
  @Inject OriginalDigest digests;
  @Inject UploadSettings settings;

  /// Begins an upload.
  ///
  /// @throws InvalidException if the name, length or digest is out of range
  /// @throws TooLargeException if the file is longer than this site takes
  /// @throws NoSpaceException if the disk has no room for it
  /// @throws NotFoundException if there is no such space, or the caller may not see it
  public UploadView create(Caller caller, NewUpload wanted) throws IOException {
    guard.requireAccount(caller);
    check(wanted);
    var upload = ledger.open(caller, wanted);
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

  /// The caller's upload. If all its bytes are here, it is completed first: this is how an upload
  /// goes on that a crash stopped between the last byte and the image.
  ///
  /// @throws NotFoundException if there is none, or it is not the caller's
  public UploadView find(Caller caller, UploadId id) throws IOException {
    return completeIfDue(caller, ledger.find(caller, id));
  }

  /// The caller's uploads of the last day, newest first.
  public List<UploadView> list(Caller caller) {
    return list.of(caller);
  }

  /// Adds a part to the caller's upload.
  ///
  /// @throws NotFoundException if there is none, or it is not the caller's
  /// @throws OffsetMismatchException if the part belongs elsewhere; nothing was changed
  /// @throws UploadGoneException if the upload is over
  /// @throws IOException as [UploadStore#append]
  public UploadView append(Caller caller, UploadId id, Part part) throws IOException {
    var upload = ledger.find(caller, id);
    if (part.offset() != upload.offsetBytes()) {
      throw new OffsetMismatchException(upload.offsetBytes());
    }
    if (upload.state() == UploadState.CORRUPT) {
      throw new UploadGoneException();
    }
    if (upload.state() == UploadState.OPEN && upload.offsetBytes() < upload.lengthBytes()) {
      store.append(
          id, upload.lengthBytes(), part, (before, after) -> ledger.record(id, before, after));
    }
    return completeIfDue(caller, ledger.find(caller, id));
  }

  /// Gives the caller's upload up; an image it has become stays.
  ///
  /// @throws NotFoundException if there is none, or it is not the caller's
  public void terminate(Caller caller, UploadId id) throws IOException {
    if (ledger.remove(caller, id)) {
      store.delete(id);
    }
  }

  /// Moves the file into its place before the transaction that makes the image: whichever of the
  /// two a crash prevents, the next call does what is left.
  private UploadView completeIfDue(Caller caller, UploadView upload) throws IOException {
    if (upload.state() != UploadState.OPEN || upload.offsetBytes() < upload.lengthBytes()) {
      return upload;
    }
    var pending = ledger.pending(caller, upload.id());
    if (pending.announcedSha256().isPresent()) {
      prove(caller, upload.id(), pending);
    }
    originals.adopt(store.find(upload.id()), pending.image());
    return ledger.complete(caller, upload.id());
  }

  private void prove(Caller caller, UploadId id, PendingFile pending) throws IOException {
    var part = store.find(id);
    var file =
        Files.exists(part) ? part : originals.find(pending.image(), OriginalStore.AS_IT_CAME);
    var found = digests.sha256(file, () -> true);
    if (!found.equals(pending.announcedSha256().orElseThrow())) {
      ledger.corrupt(caller, id);
      store.delete(id);
      throw new ChecksumMismatchException();
    }
  }

  private void check(NewUpload wanted) {
    if (wanted.fileName().isBlank() || wanted.fileName().length() > LONGEST_NAME) {
      throw new InvalidException(
          "filename", "A file name has 1 to " + LONGEST_NAME + " characters.");
    }
    if (wanted.lengthBytes() < 1) {
      throw new InvalidException("upload-length", "An empty file holds no image.");
    }
    if (wanted.lengthBytes() > settings.maxBytes()) {
      throw new TooLargeException(
          "file-too-large",
          String.format(
              Locale.ROOT, "This site takes files of up to %,d bytes.", settings.maxBytes()));
    }
    if (wanted.sha256().filter(digest -> !SHA256.matcher(digest).matches()).isPresent()) {
      throw new InvalidException("sha256", "A SHA-256 has 64 lower-case hexadecimal digits.");
    }
    if (wanted.rawMetadata().length() > LONGEST_METADATA) {
      throw new InvalidException(
          "upload-metadata", "Upload-Metadata has at most " + LONGEST_METADATA + " characters.");
    }
  }
}
