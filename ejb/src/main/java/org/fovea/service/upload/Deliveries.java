package org.fovea.service.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.fovea.config.UploadSettings;
import org.fovea.model.instrument.Instrument;
import org.fovea.model.space.Space;
import org.fovea.model.upload.Delivery;
import org.fovea.model.upload.Upload;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.upload.Admission.Opening;

/// Sees to it that an instrument delivers a file to an experiment once only, whatever its hub
/// forgets. Two unique keys of the database say the same.
@ApplicationScoped
class Deliveries {
  @PersistenceContext EntityManager entities;
  @Inject UploadSettings settings;
  @Inject Clock clock;

  /// What must be unique: the file's content together with its place on the machine, for two empty
  /// frames of two measurements may be the same to the byte.
  ///
  /// @return 64 lower-case hexadecimal digits
  /// @throws InvalidException if no SHA-256 was announced
  static String key(NewUpload wanted) {
    var content =
        wanted
            .sha256()
            .orElseThrow(() ->
                new InvalidException("sha256", "An instrument announces the SHA-256 of a file."));
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((content + "\n").getBytes(StandardCharsets.UTF_8));
      var place = wanted.sourcePath().orElse(wanted.fileName());
      return HexFormat.of().formatHex(sha256.digest(place.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The upload of that file with which an instrument goes on, or empty if a new one may begin.
  /// What was begun in the name of another sender, or has expired, is left to expiry, which knows
  /// what is held. The space is locked, so that of two at once one is first.
  ///
  /// @throws AlreadyDeliveredException if the file has become an image
  Optional<Upload> goingOn(Opening opening, NewUpload wanted) {
    return opening.uploader().instrument().flatMap(machine -> goingOn(opening, machine, wanted));
  }

  private Optional<Upload> goingOn(Opening opening, Instrument instrument, NewUpload wanted) {
    var key = key(wanted);
    requireNew(instrument, opening.space(), key);
    var found = find("Upload", Upload.class, "deliveryKey", instrument, opening.space(), key);
    var same = found.filter(upload -> upload.account().equals(opening.account()));
    var alive = same.filter(upload -> !isExpired(upload));
    if (alive.isEmpty()) {
      found.ifPresent(Upload::leave);
      entities.flush(); // before another one takes its key
    }
    return alive;
  }

  private boolean isExpired(Upload upload) {
    return upload.lastActivityAt().plus(settings.idle()).isBefore(clock.instant());
  }

  /// Notes that an upload of an instrument is complete; nothing if it is a person's.
  void note(Upload upload, Instant now) {
    if (upload.instrument().isPresent()) {
      entities.persist(new Delivery(upload, now));
    }
  }

  private void requireNew(Instrument instrument, Space space, String key) {
    find("Delivery", Delivery.class, "key", instrument, space, key)
        .ifPresent(delivery -> {
          throw new AlreadyDeliveredException(delivery.image());
        });
  }

  private <T> Optional<T> find(
      String entity, Class<T> type, String field, Instrument instrument, Space space, String key) {
    return entities
        .createQuery(
            "select x from "
                + entity
                + " x where x.instrument = :instrument and x.space = :space"
                + " and x."
                + field
                + " = :key",
            type)
        .setParameter("instrument", instrument)
        .setParameter("space", space)
        .setParameter("key", key)
        .getResultStream()
        .findAny();
  }
}
