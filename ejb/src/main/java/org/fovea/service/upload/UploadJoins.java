package org.fovea.service.upload;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fovea.config.UploadSettings;
import org.fovea.model.upload.Upload;
import org.fovea.model.upload.UploadId;
import org.fovea.model.upload.UploadKind;
import org.fovea.model.upload.UploadShape;
import org.fovea.model.upload.UploadState;
import org.fovea.service.access.Caller;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.TooLargeException;

/// What is recorded of uploads that are made of others. Each method is a transaction of its own.
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class UploadJoins {
  @PersistenceContext EntityManager entities;
  @Inject Uploaders uploaders;
  @Inject Uploads uploads;
  @Inject Admission admission;
  @Inject UploadSettings settings;
  @Inject Clock clock;

  /// Opens a final upload, to which its parts belong from then on. If they do already, because the
  /// client did not get the answer, it is that upload again.
  ///
  /// @throws org.fovea.service.shared.NotFoundException if a part is not there, or not the caller's
  /// @throws InvalidException if one is no partial upload
  /// @throws ConflictException if one is not complete, or went into another upload
  /// @throws TooLargeException if they are more than this site takes, or the caller may keep
  public UploadView open(Caller caller, NewUpload wanted, Concatenation made) {
    var opening = admission.open(caller, wanted.destination());
    var parts = lock(opening.uploader(), made.parts());
    var earlier = joinedBefore(opening.uploader(), parts, made);
    if (earlier.isPresent()) {
      return UploadView.of(earlier.get(), settings.idle());
    }
    parts.forEach(UploadJoins::requireReady);
    var shape = UploadShape.joined(made.header(), sum(parts));
    var upload = admission.draw(opening, wanted, shape);
    parts.forEach(part -> part.joinInto(upload.id(), clock.instant()));
    entities.flush(); // what the parts take is counted once, as the whole's
    upload.beginWith(parts.getFirst().offsetBytes());
    admission.admit(opening, upload);
    return UploadView.of(upload, settings.idle());
  }

  /// The files of which a final upload is made, in order.
  ///
  /// @throws UploadGoneException if one of them was given up or has expired
  public List<PartFile> parts(Caller caller, UploadId id) {
    var uploader = uploaders.require(caller);
    return uploads.get(uploader, id).parts().stream()
        .map(part -> uploads.find(uploader, part).orElseThrow(UploadGoneException::new))
        .map(part -> new PartFile(part.id(), part.offsetBytes()))
        .toList();
  }

  /// Locked in the order of their identifiers, so that two requests cannot wait for each other;
  /// returned in the order asked for.
  private List<Upload> lock(Uploader uploader, List<UploadId> ids) {
    ids.stream()
        .map(UploadId::value)
        .distinct()
        .sorted()
        .forEach(id -> uploads.lock(uploader, new UploadId(id)));
    return ids.stream().map(id -> uploads.get(uploader, id)).toList();
  }

  private Optional<Upload> joinedBefore(Uploader uploader, List<Upload> parts, Concatenation made) {
    var into = parts.stream().map(Upload::joinedInto).distinct().toList();
    return into.size() == 1
        ? into.getFirst()
            .flatMap(id -> uploads.find(uploader, id))
            .filter(whole -> whole.parts().equals(made.parts()))
        : Optional.empty();
  }

  private static void requireReady(Upload part) {
    if (part.kind() != UploadKind.PARTIAL) {
      throw new InvalidException("not-partial", "Only partial uploads can be joined.");
    }
    if (part.state() == UploadState.JOINED) {
      throw new ConflictException("part-joined", "A part has been joined to another upload.");
    }
    if (!part.isWhole()) {
      throw new ConflictException("part-unfinished", "A part is not complete yet.");
    }
  }

  private long sum(List<Upload> parts) {
    long bytes = 0;
    for (var part : parts) {
      bytes += part.offsetBytes(); // of a complete one its length, which is checked: no overflow
      if (bytes > settings.maxBytes()) {
        throw tooLarge(settings);
      }
    }
    return bytes;
  }

  static TooLargeException tooLarge(UploadSettings settings) {
    return new TooLargeException(
        "file-too-large",
        String.format(
            Locale.ROOT, "This site takes files of up to %,d bytes.", settings.maxBytes()));
  }
}
