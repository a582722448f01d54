package org.fovea.service.image;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fovea.config.PyramidSettings;
import org.fovea.model.image.JobState;
import org.fovea.model.image.PyramidFacts;
import org.fovea.model.image.PyramidJob;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.ImageEvent.ImageStripped;
import org.fovea.service.hold.LegalHolds;

/// The job table as a queue. Each method is a transaction of its own, so that what a worker learns
/// is known to all nodes at once.
///
/// Fair between people: a job's turn comes by how many of the same uploader's jobs are ahead of it,
/// so one person's hundred images do not delay another's first.
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PyramidQueue {
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final String HELD =
      "You asked for personal metadata to be removed, but the file is under a legal hold, and"
          + " nothing may be removed from it until that is lifted.";

  /// A job may be taken if it waits, or if whoever took it has not renewed the lease in time.
  private static final String FREE =
      "(j.state = 'QUEUED' or (j.state = 'RUNNING' and j.leased_until < ?1))";

  private static final String CANDIDATES =
      "select q.id from (select j.id, j.queued_at, row_number()"
          + " over (partition by i.uploader_account_id order by j.queued_at, j.id)"
          + " + (select count(*) from fovea.pyramid_job r join fovea.image ri on ri.id = r.image_id"
          + " where r.state = 'RUNNING' and r.leased_until >= ?1"
          + " and ri.uploader_account_id <=> i.uploader_account_id) as place"
          + " from fovea.pyramid_job j join fovea.image i on i.id = j.image_id where "
          + FREE
          + ") q order by q.place, q.queued_at, q.id limit 10";

  private static final String LOCK =
      "select j.id from fovea.pyramid_job j where j.id = ?2 and "
          + FREE
          + " for update skip locked";

  @PersistenceContext EntityManager entities;
  @Inject Images images;
  @Inject OriginalReplacement replacement;
  @Inject LegalHolds holds;
  @Inject AuditLog audit;
  @Inject Clock clock;
  @Inject PyramidSettings settings;

  /// Leases the next job, or returns empty if none waits.
  public Optional<ClaimedJob> claim() {
    var now = clock.instant();
    return keys(CANDIDATES, now)
        .filter(key -> locked(key, now))
        .map(key -> entities.find(PyramidJob.class, key))
        .filter(job -> mayBeTried(job))
        .findFirst()
        .map(job -> lease(job, now));
  }

  /// Fails a job whose last attempt ended without a word, which is how a file looks that takes the
  /// whole node down.
  private boolean mayBeTried(PyramidJob job) {
    if (job.attempts() < settings.attempts()) {
      return true;
    }
    fail(job, "Making the pyramid stopped unexpectedly, again and again.");
    return false;
  }

  /// Renews the lease and notes the progress.
  ///
  /// @param percent 0 to 100
  /// @return false if the lease is void: somebody else has the job, or the image was deleted
  public boolean renew(ClaimedJob claim, int percent) {
    return held(claim, job -> job.renew(clock.instant().plus(LEASE), percent));
  }

  /// Remembers the original's SHA-256.
  public boolean sealed(ClaimedJob claim, String sha256) {
    return held(claim, job -> job.image().sealed(sha256));
  }

  /// Keeps what the original says of itself.
  public boolean described(ClaimedJob claim, FileMetadata found) {
    return held(
        claim,
        job -> {
          var before = images.content(job.image());
          images.keep(job.image(), Optional.of(found.withRemoved(before.removed())));
        });
  }

  /// Makes a copy without what is personal the original, as the uploader wanted. Under a legal hold
  /// nothing may be removed: then the image has failed.
  ///
  /// @return the job as it goes on, or empty if it does not
  public Optional<ClaimedJob> stripped(ClaimedJob claim, StripTask.Copy copy) {
    var mine = find(claim);
    var free = mine.filter(job -> !holds.isHeld(job.image()));
    if (free.isEmpty()) {
      mine.ifPresent(job -> fail(job, HELD));
      return Optional.empty();
    }
    var image = free.get().image();
    long removed = replacement.replace(image, copy);
    audit.recordOwn(new ImageStripped(image.space().id(), image.id(), removed));
    return free.map(PyramidQueue::claimed);
  }

  /// The pyramid is in its place. May be told again by who did not hear whether it was noted.
  public boolean done(ClaimedJob claim, PyramidFacts facts) {
    var now = clock.instant();
    return isServed(claim)
        || held(
            claim,
            job -> {
              job.finish(JobState.DONE, now);
              job.image().ready(facts, claim.fence(), now);
            });
  }

  private boolean isServed(ClaimedJob claim) {
    return Optional.ofNullable(entities.find(PyramidJob.class, claim.key()))
        .flatMap(job -> job.image().pyramidGeneration())
        .filter(generation -> generation == claim.fence())
        .isPresent();
  }

  /// No pyramid can be made of this file.
  ///
  /// @param reason in words for the uploader
  public boolean failed(ClaimedJob claim, String reason) {
    return held(claim, job -> fail(job, reason));
  }

  private void fail(PyramidJob job, String reason) {
    var now = clock.instant();
    job.finish(JobState.FAILED, now);
    job.image().failed(reason, now);
  }

  /// Lets somebody try again, because the engine stopped in the middle.
  public boolean release(ClaimedJob claim) {
    return held(claim, PyramidJob::release);
  }

  /// Lets somebody else do it, because this node stops; the attempt does not count.
  public boolean handBack(ClaimedJob claim) {
    return held(claim, PyramidJob::handBack);
  }

  private static ClaimedJob lease(PyramidJob job, Instant now) {
    job.lease(now.plus(LEASE));
    job.image().processing();
    return claimed(job);
  }

  private static ClaimedJob claimed(PyramidJob job) {
    var image = job.image();
    return new ClaimedJob(
        job.key(),
        job.fence(),
        job.attempts(),
        image.id(),
        image.originalRevision(),
        image.sha256(),
        image.stripWanted(),
        image.pyramidGeneration());
  }

  private boolean held(ClaimedJob claim, Consumer<PyramidJob> change) {
    var job = find(claim);
    job.ifPresent(change);
    return job.isPresent();
  }

  /// The job, locked, if the lease is still good.
  private Optional<PyramidJob> find(ClaimedJob claim) {
    return Optional.ofNullable(
            entities.find(PyramidJob.class, claim.key(), LockModeType.PESSIMISTIC_WRITE))
        .filter(job -> job.fence() == claim.fence() && job.state() == JobState.RUNNING);
  }

  private boolean locked(long key, Instant now) {
    List<?> rows =
        entities
            .createNativeQuery(LOCK)
            .setParameter(1, utc(now))
            .setParameter(2, key)
            .getResultList();
    return !rows.isEmpty();
  }

  private java.util.stream.Stream<Long> keys(String query, Instant now) {
    List<?> rows = entities.createNativeQuery(query).setParameter(1, utc(now)).getResultList();
    return rows.stream().map(key -> ((Number) key).longValue());
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
