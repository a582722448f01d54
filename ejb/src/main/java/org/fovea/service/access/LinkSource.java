package org.fovea.service.access;

import java.util.Set;
import org.fovea.model.image.ImageId;

/// Tells what links to images allow. The link feature implements it, so that this package stays
/// below all others.
public interface LinkSource {
  /// What whoever brings that link may do with that image, as it was at most three seconds ago.
  /// Nothing if there is no such link, it is none of that image, was revoked or has expired, or
  /// whoever made it may not look at the image any more.
  Set<Permission> permitted(Caller.Linked caller, ImageId image);
}
