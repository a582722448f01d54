package org.fovea.model.image;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The work of making one image's pyramid. The table is the queue.
///
/// A node that takes the job leases it and gets a fencing number one higher than the last: whatever
/// an earlier, presumed dead, holder still tries to write carries a lower number and is refused.
@Entity
@Table(name = "pyramid_job", schema = "fovea")
public class PyramidJob {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @OneToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "image_id", nullable = false, updatable = false)
  private @Nullable Image image; // null never, except while the provider builds the object

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private JobState state;

  @Column(nullable = false)
  private int attempts;

  @Column(nullable = false)
  private long fence;

  @Column(name = "leased_until")
  private @Nullable Instant leasedUntil;

  @Column(name = "progress_percent", nullable = false)
  private int progressPercent;

  @Column(name = "queued_at", nullable = false)
  private Instant queuedAt;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  /// For the persistence provider only.
  protected PyramidJob() {
    this.state = JobState.QUEUED;
    this.queuedAt = Instant.EPOCH;
  }

  public PyramidJob(Image image, Instant now) {
    this.image = image;
    this.state = JobState.QUEUED;
    this.queuedAt = now;
  }

  /// The database key; never leaves the services.
  public long key() {
    return id;
  }

  public Image image() {
    if (image == null) {
      throw new IllegalStateException("job " + id + " has no image");
    }
    return image;
  }

  public JobState state() {
    return state;
  }

  /// Whether it waits for a node or one is at it.
  public boolean isOpen() {
    return state == JobState.QUEUED || state == JobState.RUNNING;
  }

  /// How often it was taken, this time included.
  public int attempts() {
    return attempts;
  }

  /// The number of the present lease.
  public long fence() {
    return fence;
  }

  /// Percent of the pixels done, 0 to 100.
  public int progressPercent() {
    return progressPercent;
  }

  public Optional<Instant> finishedAt() {
    return Optional.ofNullable(finishedAt);
  }

  /// A node takes the job until `until` and must renew before.
  public void lease(Instant until) {
    state = JobState.RUNNING;
    attempts++;
    fence++;
    progressPercent = 0;
    leasedUntil = until;
  }

  /// The node is still at it.
  public void renew(Instant until, int percent) {
    leasedUntil = until;
    progressPercent = percent;
  }

  /// Nothing more is to be done.
  public void finish(JobState result, Instant now) {
    state = result;
    leasedUntil = null;
    finishedAt = now;
    progressPercent = result == JobState.DONE ? 100 : progressPercent;
  }

  /// Goes back into the queue, keeping count of its attempts.
  public void release() {
    state = JobState.QUEUED;
    leasedUntil = null;
  }

  /// Goes back into the queue, and this time does not count: nobody was at fault.
  public void handBack() {
    release();
    attempts--;
  }

  /// Goes back into the queue as if new, because somebody asked for it.
  public void requeue(Instant now) {
    release();
    attempts = 0;
    progressPercent = 0;
    queuedAt = now;
    finishedAt = null;
  }
}
