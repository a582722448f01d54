package org.fovea.model.image;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// What an image's file says of itself. It belongs to the uploader, and goes with the image: the
/// database deletes the row then.
@Entity
@Table(name = "image_metadata", schema = "fovea")
public class ImageMetadata {
  @Id
  @Column(name = "image_id")
  private long image;

  @Column(nullable = false)
  private String content;

  /// For the persistence provider only.
  protected ImageMetadata() {
    this.content = "";
  }

  /// @param image whose
  /// @param content a JSON object
  public ImageMetadata(Image image, String content) {
    this.image = image.key();
    this.content = content;
  }

  /// A JSON object.
  public String content() {
    return content;
  }
}
