package org.fovea.service.space;

import java.util.Optional;

/// What is to become of a space; what is empty stays as it is.
///
/// @param name 1 to 200 characters
/// @param description up to 4000 characters
/// @param viewersDownload whether viewers may download originals
public record SpaceChange(
    Optional<String> name, Optional<String> description, Optional<Boolean> viewersDownload) {

  boolean isEmpty() {
    return name.isEmpty() && description.isEmpty() && viewersDownload.isEmpty();
  }
}
