package org.fovea.web.page.image;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageState;
import org.fovea.model.space.SpaceId;
import org.fovea.service.image.ImageView;

/// Images as a service gives them, with sane defaults.
///
/// @param state how far it has come
/// @param size width and height, if known
/// @param reason why it failed, if it did
record SomeImage(ImageState state, Optional<ImageView.Size> size, Optional<String> reason) {

  static SomeImage in(ImageState state) {
    return new SomeImage(state, Optional.empty(), Optional.empty());
  }

  SomeImage withSize(long width, long height) {
    return new SomeImage(state, Optional.of(new ImageView.Size(width, height)), reason);
  }

  SomeImage failedBecause(String why) {
    return new SomeImage(ImageState.FAILED, size, Optional.of(why));
  }

  ImageView view() {
    return new ImageView(
        ImageId.random(),
        SpaceId.random(),
        Optional.empty(),
        "Left lobe",
        "left lobe.tif",
        33_139_346,
        Optional.empty(),
        state,
        40,
        reason,
        false,
        size,
        Optional.empty(),
        Instant.parse("2026-11-22T05:53:00Z"),
        true);
  }
}
