package org.fovea.service.access;

/// One act that [Guard] checks. [RolePolicy] says which roles allow it.
public enum Permission {
  /// Know that the space exists; see its images and their tiles.
  VIEW_IMAGES,
  /// Fetch the file as it came.
  DOWNLOAD_ORIGINALS,
  /// Add images.
  UPLOAD,
  /// Rename, retry and delete images that one uploaded oneself.
  EDIT_OWN_IMAGES,
  /// The same with everybody's images.
  EDIT_ALL_IMAGES;

  /// Whether the act changes something, so that the terms must have been accepted.
  boolean changes() {
    return this != VIEW_IMAGES && this != DOWNLOAD_ORIGINALS;
  }
}
