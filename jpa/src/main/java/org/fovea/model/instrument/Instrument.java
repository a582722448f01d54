package org.fovea.model.instrument;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.institution.Institution;
import org.fovea.model.space.Experiment;
import org.jspecify.annotations.Nullable;

/// A beamline or microscope of an institution, whose hub sends files by itself. It is active in at
/// most one experiment, in the name of whoever activated it, the sender.
///
/// Only the hash of its token is stored. What its hub reports is overwritten with each report, by a
/// statement of its own; whoever activates the instrument locks its row first.
@Entity
@Table(name = "instrument", schema = "fovea")
public class Instrument {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @Column(name = "public_id", nullable = false, updatable = false)
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "institution_id", nullable = false, updatable = false)
  private @Nullable Institution institution; // null never, except while the provider builds it

  @Column(nullable = false, updatable = false)
  private String title;

  @Column(name = "made_at", nullable = false, updatable = false)
  private Instant madeAt;

  @Column(name = "token_hash")
  private @Nullable String tokenHash; // null: revoked

  @Column(name = "token_drawn_at")
  private @Nullable Instant tokenDrawnAt; // as above

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "space_id")
  private @Nullable Experiment experiment; // null: not active

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "sender_account_id")
  private @Nullable Account sender; // as above

  @Column(name = "active_since")
  private @Nullable Instant activeSince; // as above

  @Column(name = "last_seen_at", insertable = false, updatable = false)
  private @Nullable Instant lastSeenAt; // null: never

  @Column(name = "queued_files", insertable = false, updatable = false)
  private long queuedFiles;

  @Column(name = "queued_bytes", insertable = false, updatable = false)
  private long queuedBytes;

  @Column(name = "held_files", insertable = false, updatable = false)
  private long heldFiles;

  @Column(name = "bytes_per_second", insertable = false, updatable = false)
  private long bytesPerSecond;

  @Enumerated(EnumType.STRING)
  @Column(insertable = false, updatable = false)
  private @Nullable InstrumentFault fault; // null: none

  /// For the persistence provider only.
  protected Instrument() {
    this.publicId = "";
    this.title = "";
    this.madeAt = Instant.EPOCH;
  }

  /// An instrument that is active nowhere, with its first token.
  ///
  /// @param tokenHash SHA-256 of the token as 64 lower-case hexadecimal digits
  public Instrument(Institution institution, String title, String tokenHash, Instant now) {
    this.publicId = InstrumentId.random().value();
    this.institution = institution;
    this.title = title;
    this.madeAt = now;
    this.tokenHash = tokenHash;
    this.tokenDrawnAt = now;
  }

  public InstrumentId id() {
    return new InstrumentId(publicId);
  }

  public Institution institution() {
    if (institution == null) {
      throw new IllegalStateException("instrument " + publicId + " has no institution");
    }
    return institution;
  }

  public String title() {
    return title;
  }

  public Instant madeAt() {
    return madeAt;
  }

  /// Since when its present token counts, or empty if it was revoked.
  public Optional<Instant> tokenDrawnAt() {
    return Optional.ofNullable(tokenDrawnAt);
  }

  /// Lets another token count from now on, and the former no more.
  public void rotate(String newHash, Instant now) {
    tokenHash = newHash;
    tokenDrawnAt = now;
  }

  /// Lets no token count any more.
  public void revoke() {
    tokenHash = null;
    tokenDrawnAt = null;
  }

  /// The experiment it is active in.
  public Optional<Experiment> experiment() {
    return Optional.ofNullable(experiment);
  }

  /// Whoever activated it: its images are theirs.
  public Optional<Account> sender() {
    return Optional.ofNullable(sender);
  }

  public Optional<Instant> activeSince() {
    return Optional.ofNullable(activeSince);
  }

  /// Sends into that experiment from now on, in the name of `account`.
  public void activate(Experiment target, Account account, Instant now) {
    experiment = target;
    sender = account;
    activeSince = now;
  }

  /// Sends nowhere any more.
  public void deactivate() {
    experiment = null;
    sender = null;
    activeSince = null;
  }

  /// When its hub was last heard of.
  public Optional<Instant> lastSeenAt() {
    return Optional.ofNullable(lastSeenAt);
  }

  /// What its hub said then.
  public InstrumentReport report() {
    return new InstrumentReport(
        queuedFiles, queuedBytes, heldFiles, bytesPerSecond, Optional.ofNullable(fault));
  }
}
