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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.fovea.model.account.Account;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.OriginalFile;
import org.fovea.model.instrument.Instrument;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.Folder;
import org.fovea.model.space.Space;
import org.jspecify.annotations.Nullable;

/// A resumable transfer. Its offset is the truth: so many bytes are safe on disk, and no more
/// count.
///
/// It is whole, or partial, or final: a final upload has no file of its own but takes over that of
/// its first part, to which the bytes of the others are added.
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

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "instrument_id", updatable = false)
  private @Nullable Instrument instrument; // null: a person sends it

  @Column(name = "delivery_key")
  private @Nullable String deliveryKey; // null: a person sends it, or it goes on no more

  @Column(name = "image_public_id", nullable = false, updatable = false)
  private String imagePublicId;

  @Column(name = "file_name", nullable = false, updatable = false)
  private String fileName;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private UploadKind kind;

  @Column(name = "length_bytes")
  private @Nullable Long lengthBytes; // null: told later

  @Column(name = "offset_bytes", nullable = false)
  private long offsetBytes;

  @Column(name = "announced_sha256", updatable = false)
  private @Nullable String announcedSha256;

  @Column(nullable = false, updatable = false)
  private boolean strip;

  @Column(name = "raw_metadata", nullable = false, updatable = false)
  private String rawMetadata;

  @Column(updatable = false)
  private @Nullable String concatenation; // null: not final

  @Column(name = "joined_into")
  private @Nullable String joinedInto; // null: not joined

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
    this.kind = UploadKind.WHOLE;
    this.rawMetadata = "";
    this.state = UploadState.OPEN;
    this.createdAt = Instant.EPOCH;
    this.lastActivityAt = Instant.EPOCH;
  }

  /// A transfer of which no byte has come yet.
  public Upload(Account account, Space space, UploadShape shape, Announcement said, Instant now) {
    this.publicId = UploadId.random().value();
    this.imagePublicId = ImageId.random().value();
    this.account = account;
    this.space = space;
    this.fileName = said.fileName();
    this.kind = shape.kind();
    this.lengthBytes = shape.lengthBytes().isPresent() ? shape.lengthBytes().getAsLong() : null;
    this.concatenation = shape.concatenation();
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

  /// Notes which instrument sends it, in the account's name; before the upload is stored.
  ///
  /// @param key what this instrument sends to this space once only, 64 hexadecimal digits
  public void by(Instrument machine, String key) {
    instrument = machine;
    deliveryKey = key;
  }

  /// Goes on no more: the instrument may begin another upload of the same file.
  public void leave() {
    deliveryKey = null;
  }

  /// Whether that has happened.
  public boolean isLeft() {
    return instrument != null && deliveryKey == null;
  }

  /// The instrument that sends it, or empty if a person does.
  public Optional<Instrument> instrument() {
    return Optional.ofNullable(instrument);
  }

  /// What the instrument sends to this space once only.
  public Optional<String> deliveryKey() {
    return Optional.ofNullable(deliveryKey);
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

  /// The file that this upload becomes; only once its length is known.
  public OriginalFile file() {
    return new OriginalFile(fileName, lengthBytes().orElseThrow());
  }

  /// What the uploader called the file.
  public String fileName() {
    return fileName;
  }

  public UploadKind kind() {
    return kind;
  }

  /// How long the whole is, or empty as long as the client has not told.
  public OptionalLong lengthBytes() {
    return lengthBytes == null ? OptionalLong.empty() : OptionalLong.of(lengthBytes);
  }

  /// Tells the length of an upload that was begun without.
  ///
  /// @throws IllegalStateException if it is known
  public void declareLength(long bytes) {
    if (lengthBytes != null) {
      throw new IllegalStateException("upload " + publicId + " has a length");
    }
    lengthBytes = bytes;
  }

  /// Whether all bytes have come.
  public boolean isWhole() {
    return lengthBytes != null && offsetBytes == lengthBytes;
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

  /// Of a final upload the `Upload-Concat` header as it came.
  public Optional<String> concatenation() {
    return Optional.ofNullable(concatenation);
  }

  /// Of a final upload its parts in order, one perhaps more than once; else none.
  public List<UploadId> parts() {
    return concatenation == null
        ? List.of()
        : Stream.of(concatenation.split(" ", -1))
            .map(address -> new UploadId(address.substring(address.length() - PublicId.LENGTH)))
            .toList();
  }

  /// By which upload the file is named that the bytes are in.
  public UploadId bytesIn() {
    return kind == UploadKind.FINAL ? parts().getFirst() : id();
  }

  /// By which uploads the files are named that go with this one when it is given up: none if its
  /// bytes are an image's, or another upload's.
  public List<UploadId> ownFiles() {
    return switch (state) {
      case COMPLETE, JOINED -> List.of();
      case OPEN, CORRUPT ->
          kind == UploadKind.FINAL ? parts().stream().distinct().toList() : List.of(id());
    };
  }

  /// Into which final upload the bytes went, if they did.
  public Optional<UploadId> joinedInto() {
    return Optional.ofNullable(joinedInto).map(UploadId::new);
  }

  /// Gives the bytes of this partial upload to a final one.
  public void joinInto(UploadId other, Instant now) {
    joinedInto = other.value();
    finish(UploadState.JOINED, now);
  }

  /// Begins a final upload with the bytes of its first part, which are in its file already.
  public void beginWith(long bytes) {
    offsetBytes = bytes;
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

  /// Nothing more will come. Of what came to nothing, the instrument may begin anew.
  public void finish(UploadState result, Instant now) {
    state = result;
    if (result == UploadState.CORRUPT) {
      leave();
    }
    lastActivityAt = now;
  }
}
