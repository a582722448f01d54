package org.fovea.model.account;

/// How much of a person went and how much stayed when their account was closed.
///
/// @param imagesDeleted images of the personal repository, with all that was made from them
/// @param bytesDeleted length of their originals
/// @param imagesKept images in spaces of institutions, which do not tell any more who uploaded them
/// @param rolesEnded roles in spaces of institutions, and folders that others had shared
public record ErasedThings(
    long imagesDeleted, long bytesDeleted, long imagesKept, long rolesEnded) {
  /// Nothing at all, or nobody knows any more how much.
  public static final ErasedThings NONE = new ErasedThings(0, 0, 0, 0);
}
