package org.fovea.service.account;

/// How much somebody has here, and nothing of what it is.
///
/// @param images in the personal repository
/// @param bytes length of their originals
/// @param imagesElsewhere uploaded into spaces of institutions
/// @param roles in other spaces, and folders that others share with them
/// @param uploads that are not complete
public record Holdings(long images, long bytes, long imagesElsewhere, long roles, long uploads) {
  /// Whether there is nothing at all.
  public boolean isNothing() {
    return images == 0 && imagesElsewhere == 0 && roles == 0 && uploads == 0;
  }

  /// Whether there is one image, and nothing else.
  public boolean isOneImage() {
    return images == 1 && imagesElsewhere == 0 && roles == 0 && uploads == 0;
  }
}
