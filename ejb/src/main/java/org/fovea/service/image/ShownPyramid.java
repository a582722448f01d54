package org.fovea.service.image;

import org.fovea.service.access.Place;

/// Which pyramid of an image somebody may look at.
///
/// @param place where the image is
/// @param generation of its pyramid
record ShownPyramid(Place place, long generation) {}
