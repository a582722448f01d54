package org.fovea.service.usage;

/// What is counted.
public enum UsageKind {
  /// Somebody opened an image in a viewer.
  VIEW,
  /// Somebody fetched the file as it came.
  DOWNLOAD
}
