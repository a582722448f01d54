package org.fovea.model.upload;

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
import org.fovea.model.image.ImageId;
import org.fovea.model.image.OriginalFile;
import org.fovea.model.space.Folder;
import org.fovea.model.space.Space;
import org.jspecify.annotations.Nullable;

/// A resumable transfer. Its offset is the truth: so many bytes are safe on disk, and no more
/// count.
///
/// The image's identifier is drawn when the upload begins, so that the file can be put in its final
/// place before the transaction that makes the image, and asking again is harmless.
@Entity
@Table(name = "upload", schema = "fovea")
public class Upload {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @Column(name = "public_id", nullable = false, updatable = false)
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "account_id", nullable = false, updatable = false)
  private @Nullable Account account; // null never, except while the provider builds the object

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "space_id", nullable = false, updatable = false)
  private @Nullable Space space; // null never, except while the provider builds the object

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "folder_id", updatable = false)
  private @Nullable Folder folder; // null: in no folder

  @Column(name = "image_public_id", nullable = false, updatable = false)
  private String imagePublicId;

  @Column(name = "file_name", nullable = false, updatable = false)
  private String fileName;

  @Column(name = "length_bytes", nullable = false, updatable = false)
  private long lengthBytes;

  @Column(name = "offset_bytes", nullable = false)
  private long offsetBytes;

  @Column(name = "announced_sha256", updatable = false)
  private @Nullable String announcedSha256;

  @Column(nullable = false, updatable = false)
  private boolean strip;

  @Column(name = "raw_metadata", nullable = false, updatable = false)
  private String rawMetadata;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private UploadState state;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "last_activity_at", nullable = false)
  private Instant lastActivityAt;

  /// For the persistence provider only.
  protected Upload() {
    this.publicId = "";
    this.imagePublicId = "";
    this.fileName = "";
    this.rawMetadata = "";
    this.state = UploadState.OPEN;
    this.createdAt = Instant.EPOCH;
    this.lastActivityAt = Instant.EPOCH;
  }

  /// A transfer of which no byte has come yet.
  public Upload(Account account, Space space, OriginalFile file, Announcement said, Instant now) {
    this.publicId = UploadId.random().value();
    this.imagePublicId = ImageId.random().value();
    this.account = account;
    this.space = space;
    this.fileName = file.name();
    this.lengthBytes = file.sizeBytes();
    this.announcedSha256 = said.sha256();
    this.strip = said.strip();
    this.rawMetadata = said.raw();
    this.state = UploadState.OPEN;
    this.createdAt = now;
    this.lastActivityAt = now;
  }

  /// Names the folder of the space that the image will be in; before the upload is stored.
  public void into(Folder destination) {
    folder = destination;
  }

  /// The folder that the image will be in, or empty if in none.
  public Optional<Folder> folder() {
    return Optional.ofNullable(folder);
  }

  public UploadId id() {
    return new UploadId(publicId);
  }

  public Account account() {
    if (account == null) {
      throw new IllegalStateException("upload " + publicId + " has no account");
    }
    return account;
  }

  public Space space() {
    if (space == null) {
      throw new IllegalStateException("upload " + publicId + " has no space");
    }
    return space;
  }

  /// The identifier of the image that this upload becomes.
  public ImageId image() {
    return new ImageId(imagePublicId);
  }

  public OriginalFile file() {
    return new OriginalFile(fileName, lengthBytes);
  }

  public long lengthBytes() {
    return lengthBytes;
  }

  /// How many bytes are safe on disk.
  public long offsetBytes() {
    return offsetBytes;
  }

  /// The digest that the bytes must have, if the uploader announced one.
  public Optional<String> announcedSha256() {
    return Optional.ofNullable(announcedSha256);
  }

  /// Whether what is personal in the file's metadata is to be removed before it is kept.
  public boolean strip() {
    return strip;
  }

  /// The `Upload-Metadata` header as it came, for the answer to HEAD.
  public String rawMetadata() {
    return rawMetadata;
  }

  public UploadState state() {
    return state;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant lastActivityAt() {
    return lastActivityAt;
  }

  /// Nothing more will come.
  public void finish(UploadState result, Instant now) {
    state = result;
    lastActivityAt = now;
  }
}
