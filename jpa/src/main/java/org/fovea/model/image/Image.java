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
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.space.Folder;
import org.fovea.model.space.Space;
import org.jspecify.annotations.Nullable;

/// One uploaded picture and its pyramid.
///
/// Its life: PENDING when the upload is complete, PROCESSING while a job makes the pyramid, then
/// READY or FAILED; a retry begins at PENDING again. The pyramid file's name carries the
/// generation, so a new pyramid never mixes with the one before.
@Entity
@Table(name = "image", schema = "fovea")
public class Image {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @Column(name = "public_id", nullable = false, updatable = false)
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "space_id", nullable = false)
  private @Nullable Space space; // null never, except while the provider builds the object

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "folder_id")
  private @Nullable Folder folder; // null: in no folder

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "uploader_account_id")
  private @Nullable Account uploader; // null: a former member

  @Column(nullable = false)
  private String title;

  @Column(name = "file_name", nullable = false, updatable = false)
  private String fileName;

  @Column(name = "size_bytes", nullable = false)
  private long sizeBytes;

  private @Nullable String sha256;

  @Column(name = "original_revision", nullable = false)
  private int originalRevision;

  @Column(name = "strip_wanted", nullable = false)
  private boolean stripWanted;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private ImageState state;

  @Column(name = "failure_reason")
  private @Nullable String failureReason;

  @Column(name = "width_pixels")
  private @Nullable Long widthPixels;

  @Column(name = "height_pixels")
  private @Nullable Long heightPixels;

  @Column(name = "pyramid_generation")
  private @Nullable Long pyramidGeneration;

  @Column(name = "metadata")
  private @Nullable String metadata;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "settled_at")
  private @Nullable Instant settledAt;

  /// For the persistence provider only.
  protected Image() {
    this.publicId = "";
    this.title = "";
    this.fileName = "";
    this.state = ImageState.PENDING;
    this.createdAt = Instant.EPOCH;
  }

  /// An image whose bytes have just arrived.
  ///
  /// @param id the identifier that its upload reserved
  /// @param file what the uploader called the file, and how long it is
  public Image(ImageId id, Space space, Account uploader, OriginalFile file, Instant now) {
    this.publicId = id.value();
    this.space = space;
    this.uploader = uploader;
    this.fileName = file.name();
    this.title = file.title();
    this.sizeBytes = file.sizeBytes();
    this.state = ImageState.PENDING;
    this.createdAt = now;
  }

  /// The database key; never leaves the services.
  public long key() {
    return id;
  }

  public ImageId id() {
    return new ImageId(publicId);
  }

  public Space space() {
    if (space == null) {
      throw new IllegalStateException("image " + publicId + " has no space");
    }
    return space;
  }

  /// The folder of the space that it is in, or empty if in none.
  public Optional<Folder> folder() {
    return Optional.ofNullable(folder);
  }

  /// Who uploaded it, or empty if they are a former member.
  public Optional<Account> uploader() {
    return Optional.ofNullable(uploader);
  }

  public String title() {
    return title;
  }

  public String fileName() {
    return fileName;
  }

  public long sizeBytes() {
    return sizeBytes;
  }

  /// The original's SHA-256 as 64 lower-case hexadecimal digits, once it was computed.
  public Optional<String> sha256() {
    return Optional.ofNullable(sha256);
  }

  /// Which file is the original: 0 for the one that came, one more each time it was made anew.
  public int originalRevision() {
    return originalRevision;
  }

  /// Whether what is personal is still to be removed from the original, as the uploader wanted when
  /// it came. Until then nobody else is given it.
  public boolean stripWanted() {
    return stripWanted;
  }

  public ImageState state() {
    return state;
  }

  /// Why no pyramid could be made, in words for the uploader.
  public Optional<String> failureReason() {
    return Optional.ofNullable(failureReason);
  }

  public Optional<Long> widthPixels() {
    return Optional.ofNullable(widthPixels);
  }

  public Optional<Long> heightPixels() {
    return Optional.ofNullable(heightPixels);
  }

  /// Which pyramid file is the current one, or empty while there is none.
  public Optional<Long> pyramidGeneration() {
    return Optional.ofNullable(pyramidGeneration);
  }

  /// What the engine found out about the original, as a JSON object.
  public Optional<String> metadata() {
    return Optional.ofNullable(metadata);
  }

  public Instant createdAt() {
    return createdAt;
  }

  /// When it last became ready or failed.
  public Optional<Instant> settledAt() {
    return Optional.ofNullable(settledAt);
  }

  public void rename(String newTitle) {
    title = newTitle;
  }

  /// Puts it into another folder or space.
  ///
  /// @param newFolder a folder of that space, or null
  public void moveTo(Space newSpace, @Nullable Folder newFolder) {
    space = newSpace;
    folder = newFolder;
  }

  /// A job has begun to make the pyramid. An image that has one stays as it is until it has the
  /// other.
  public void processing() {
    state = pyramidGeneration == null ? ImageState.PROCESSING : state;
    failureReason = null;
  }

  /// Remembers the original's digest.
  public void sealed(String newSha256) {
    sha256 = newSha256;
  }

  /// What is personal is to be removed from the original before anything is made of it.
  public void wantStrip() {
    stripWanted = true;
  }

  /// The uploader wants the original as it is after all.
  public void keepAsItIs() {
    stripWanted = false;
  }

  /// Another file, without what is personal, is the original now.
  ///
  /// @param newSha256 its digest
  public void replaced(long newSizeBytes, String newSha256) {
    originalRevision++;
    stripWanted = false;
    sizeBytes = newSizeBytes;
    sha256 = newSha256;
  }

  /// The pyramid is in its place and can be looked at.
  public void ready(PyramidFacts facts, long generation, Instant now) {
    state = ImageState.READY;
    failureReason = null;
    widthPixels = facts.widthPixels();
    heightPixels = facts.heightPixels();
    metadata = facts.metadata();
    pyramidGeneration = generation;
    settledAt = now;
  }

  /// No pyramid could be made. An image that has one keeps it.
  public void failed(String reason, Instant now) {
    state = pyramidGeneration == null ? ImageState.FAILED : state;
    failureReason = reason;
    settledAt = now;
  }

  /// Somebody asked for another try, or for another pyramid.
  public void retry() {
    state = pyramidGeneration == null ? ImageState.PENDING : state;
    failureReason = null;
    settledAt = null;
  }
}
