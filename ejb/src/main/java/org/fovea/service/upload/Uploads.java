package org.fovea.service.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fovea.config.UploadSettings;
import org.fovea.model.account.Account;
import org.fovea.model.upload.Upload;
import org.fovea.model.upload.UploadId;
import org.fovea.model.upload.UploadKind;
import org.fovea.model.upload.UploadState;
import org.fovea.service.hold.HeldThings;
import org.fovea.service.shared.NotFoundException;

/// Queries for uploads.
@ApplicationScoped
class Uploads {
  /// A final upload brings nothing that is not here, and one of unknown length perhaps the most.
  private static final String PROMISED =
      "select coalesce(sum(coalesce(u.lengthBytes, :most) - u.offsetBytes), 0) from Upload u"
          + " where u.state = :open and u.kind <> :final";

  @PersistenceContext EntityManager entities;
  @Inject UploadSettings settings;

  /// The upload of that uploader; somebody else's is not found.
  Upload get(Uploader owner, UploadId id) {
    return find(owner, id).orElseThrow(NotFoundException::new);
  }

  /// The upload of that uploader, or empty.
  Optional<Upload> find(Uploader owner, UploadId id) {
    return entities
        .createQuery(
            "select u from Upload u where u.publicId = :id and u.account = :owner", Upload.class)
        .setParameter("id", id.value())
        .setParameter("owner", owner.account())
        .getResultStream()
        .filter(upload -> upload.instrument().equals(owner.instrument()))
        .findAny();
  }

  /// The same, locked until the transaction ends, as it is now.
  Upload lock(Uploader owner, UploadId id) {
    var upload = get(owner, id);
    entities.refresh(upload, LockModeType.PESSIMISTIC_WRITE);
    return upload;
  }

  /// All of an owner's uploads, newest first.
  List<Upload> list(Account owner) {
    return entities
        .createQuery(
            "select u from Upload u where u.account = :owner order by u.createdAt desc",
            Upload.class)
        .setParameter("owner", owner)
        .getResultList();
  }

  /// How many are not finished; an instrument does not count against its sender.
  long countOpen(Uploader owner) {
    return entities
        .createQuery(
            "select u from Upload u where u.account = :owner and u.state = :open", Upload.class)
        .setParameter("owner", owner.account())
        .setParameter("open", UploadState.OPEN)
        .getResultStream()
        .filter(upload -> upload.instrument().equals(owner.instrument()))
        .count();
  }

  /// How many bytes are announced by everybody and not here yet.
  long promisedBytes() {
    return sum(entities.createQuery(PROMISED, Number.class));
  }

  /// How many bytes are announced by one account and not here yet.
  long promisedBytes(Account owner) {
    return sum(
        entities
            .createQuery(PROMISED + " and u.account = :owner", Number.class)
            .setParameter("owner", owner));
  }

  /// MariaDB sums whole numbers up to a decimal.
  private long sum(TypedQuery<Number> promised) {
    return promised
        .setParameter("most", settings.maxBytes())
        .setParameter("open", UploadState.OPEN)
        .setParameter("final", UploadKind.FINAL)
        .getSingleResult()
        .longValue();
  }

  /// Moves the offset on, if it still is `before`. Returns whether it was.
  boolean advance(UploadId id, long before, long offset, Instant now) {
    return entities
            .createQuery(
                "update Upload u set u.offsetBytes = :offset, u.lastActivityAt = :now"
                    + " where u.publicId = :id and u.offsetBytes = :before and u.state = :open")
            .setParameter("offset", offset)
            .setParameter("now", now)
            .setParameter("id", id.value())
            .setParameter("before", before)
            .setParameter("open", UploadState.OPEN)
            .executeUpdate()
        == 1;
  }

  /// The offset recorded now, or empty if nothing can ever be sent to the upload again.
  Optional<Long> findOffset(UploadId id) {
    return entities
        .createQuery(
            "select u.offsetBytes from Upload u where u.publicId = :id and u.state <> :corrupt",
            Long.class)
        .setParameter("id", id.value())
        .setParameter("corrupt", UploadState.CORRUPT)
        .getResultStream()
        .findAny();
  }

  /// Uploads without any activity since `instant`, but those into a held space or of a held
  /// account.
  List<Upload> idleSince(Instant instant, HeldThings held, int limit) {
    return entities
        .createQuery(
            "select u from Upload u where u.lastActivityAt < :instant"
                + " and u.space.id not in :spaces and u.account.id not in :accounts"
                + " order by u.lastActivityAt",
            Upload.class)
        .setParameter("instant", instant)
        .setParameter("spaces", held.spaces())
        .setParameter("accounts", held.accounts())
        .setMaxResults(limit)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE) // one that goes on just now is not idle
        .getResultList();
  }

  boolean exists(UploadId id) {
    return entities
            .createQuery("select count(u) from Upload u where u.publicId = :id", Long.class)
            .setParameter("id", id.value())
            .getSingleResult()
        > 0;
  }
}
