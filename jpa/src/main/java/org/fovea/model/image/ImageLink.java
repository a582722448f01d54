package org.fovea.model.image;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
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
import org.jspecify.annotations.Nullable;

/// A link that shows one image to whoever has it, as long as its maker may look at the image, too.
///
/// Its life: open, then revoked or expired; it cannot become open again. The database deletes it
/// together with the image or with the account of its maker.
@Entity
@Table(name = "image_link", schema = "fovea")
public class ImageLink {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Version private long version;

  @Column(name = "public_id", nullable = false, updatable = false)
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "image_id", nullable = false, updatable = false)
  private @Nullable Image image; // null never, except while the provider builds the object

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "maker_account_id", nullable = false, updatable = false)
  private @Nullable Account maker; // likewise

  @Column(name = "by_entitlement", nullable = false, updatable = false)
  private boolean byEntitlement;

  @Column(nullable = false, updatable = false)
  private boolean downloads;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "expires_at", nullable = false, updatable = false)
  private Instant expiresAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /// Who makes a link, and on which ground.
  ///
  /// @param account the maker's
  /// @param byEntitlement whether they see the image by an entitlement of their home organisation
  ///   only, of which nobody but their own session knows whether they hold it still
  public record Maker(Account account, boolean byEntitlement) {}

  /// For the persistence provider only.
  protected ImageLink() {
    this.publicId = "";
    this.createdAt = Instant.EPOCH;
    this.expiresAt = Instant.EPOCH;
  }

  /// @param downloads whether it lets people have the original, too
  /// @param until the first moment when it shows nothing more
  public ImageLink(Image image, Maker maker, boolean downloads, Instant now, Instant until) {
    this.publicId = ImageLinkId.random().value();
    this.image = image;
    this.maker = maker.account();
    this.byEntitlement = maker.byEntitlement();
    this.downloads = downloads;
    this.createdAt = now;
    this.expiresAt = until;
  }

  public ImageLinkId id() {
    return new ImageLinkId(publicId);
  }

  public Image image() {
    if (image == null) {
      throw new IllegalStateException("link " + publicId + " has no image");
    }
    return image;
  }

  public Maker maker() {
    if (maker == null) {
      throw new IllegalStateException("link " + publicId + " has no maker");
    }
    return new Maker(maker, byEntitlement);
  }

  /// Whether it lets people have the original, too.
  public boolean downloads() {
    return downloads;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  /// Whether it was not revoked and has not expired.
  public boolean isOpen(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }

  /// It shows nothing more.
  public void revoke(Instant now) {
    revokedAt = now;
  }
}
