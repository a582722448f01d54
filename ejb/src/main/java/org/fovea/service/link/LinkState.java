package org.fovea.service.link;

import java.time.Instant;
import org.fovea.model.image.ImageLink;

/// How a link to an image stands.
public enum LinkState {
  OPEN,
  /// It is open, but its maker may not look at the image: it shows nothing until they may again.
  ASLEEP,
  REVOKED,
  EXPIRED;

  /// How a link stands.
  ///
  /// @param lends whether its maker may look at the image
  static LinkState of(ImageLink link, Instant now, boolean lends) {
    if (link.isOpen(now)) {
      return lends ? OPEN : ASLEEP;
    }
    return link.revokedAt().isPresent() ? REVOKED : EXPIRED;
  }
}
