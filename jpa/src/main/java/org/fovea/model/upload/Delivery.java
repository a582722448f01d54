package org.fovea.model.upload;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.fovea.model.image.ImageId;
import org.fovea.model.instrument.Instrument;
import org.fovea.model.space.Space;
import org.jspecify.annotations.Nullable;

/// A file of an instrument that became an image of an experiment: once for each key, whatever the
/// instrument's hub remembers. It outlives the upload, and the image, too: what people deleted does
/// not come back by itself.
@Entity
@Table(name = "delivery", schema = "fovea")
public class Delivery {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @SuppressWarnings("UnusedVariable") // queries read it
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "instrument_id", nullable = false, updatable = false)
  private @Nullable Instrument instrument; // null never, except while the provider builds it

  @SuppressWarnings("UnusedVariable") // as above
  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "space_id", nullable = false, updatable = false)
  private @Nullable Space space; // null never, either

  @SuppressWarnings("UnusedVariable") // as above
  @Column(name = "delivery_key", nullable = false, updatable = false)
  private String key;

  @Column(name = "image_public_id", nullable = false, updatable = false)
  private String imagePublicId;

  @SuppressWarnings("UnusedVariable") // as above
  @Column(name = "delivered_at", nullable = false, updatable = false)
  private Instant deliveredAt;

  /// For the persistence provider only.
  protected Delivery() {
    this.key = "";
    this.imagePublicId = "";
    this.deliveredAt = Instant.EPOCH;
  }

  /// The record of an upload that is complete.
  ///
  /// @throws IllegalStateException if it is not an instrument's
  public Delivery(Upload upload, Instant now) {
    this.instrument = upload.instrument().orElseThrow(IllegalStateException::new);
    this.space = upload.space();
    this.key = upload.deliveryKey().orElseThrow(IllegalStateException::new);
    this.imagePublicId = upload.image().value();
    this.deliveredAt = now;
  }

  /// The image that it became, which may be deleted by now.
  public ImageId image() {
    return new ImageId(imagePublicId);
  }
}
