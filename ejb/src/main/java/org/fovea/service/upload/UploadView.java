package org.fovea.service.upload;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.fovea.model.image.ImageId;
import org.fovea.model.instrument.Instrument;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.model.upload.Upload;
import org.fovea.model.upload.UploadId;
import org.fovea.model.upload.UploadKind;
import org.fovea.model.upload.UploadState;

/// An upload as its owner sees it.
///
/// @param id its identifier
/// @param fileName what the owner called the file
/// @param kind whole, partial or final
/// @param lengthBytes how long the file is, or empty as long as its owner has not told
/// @param offsetBytes how many bytes are safe on disk
/// @param state how far it has come
/// @param rawMetadata the `Upload-Metadata` header as it came
/// @param concatenation of a final upload the `Upload-Concat` header as it came
/// @param createdAt when it began
/// @param expiresAt when it will be forgotten if nothing happens before
/// @param instrument what sends it in its owner's name, if they do not do so themselves
/// @param image the image it became, once it is complete
public record UploadView(
    UploadId id,
    String fileName,
    UploadKind kind,
    OptionalLong lengthBytes,
    long offsetBytes,
    UploadState state,
    String rawMetadata,
    Optional<String> concatenation,
    Instant createdAt,
    Instant expiresAt,
    Optional<InstrumentId> instrument,
    Optional<ImageId> image) {

  /// Whether all bytes have come.
  public boolean isWhole() {
    return lengthBytes.isPresent() && lengthBytes.getAsLong() == offsetBytes;
  }

  static UploadView of(Upload upload, Duration idle) {
    return new UploadView(
        upload.id(),
        upload.fileName(),
        upload.kind(),
        upload.lengthBytes(),
        upload.offsetBytes(),
        upload.state(),
        upload.rawMetadata(),
        upload.concatenation(),
        upload.createdAt(),
        upload.lastActivityAt().plus(idle),
        upload.instrument().map(Instrument::id),
        upload.state() == UploadState.COMPLETE ? Optional.of(upload.image()) : Optional.empty());
  }
}
