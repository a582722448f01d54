package org.fovea.service.image;

import java.util.List;
import java.util.Optional;
import org.fovea.model.image.ImageId;

/// Some images of a longer list.
///
/// @param images newest first
/// @param next after which image the next page begins, or empty if this is the last
public record ImagePage(List<ImageView> images, Optional<ImageId> next) {}
