package org.fovea.service.link;

import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageState;

/// An image as whoever brings a link to it may know it: nothing of its file, its place or its
/// people.
///
/// @param title what people call it
/// @param state how far it has come
/// @param downloads whether the original may be had, too
public record LinkedImage(ImageId id, String title, ImageState state, boolean downloads) {}
