package org.fovea.service.image;

import org.fovea.service.access.Place;

/// Which pyramid of an image somebody may look at.
///
/// @param place where the image is
/// @param fileName what its uploader called the file
/// @param generation of its pyramid
record ShownPyramid(Place place, String fileName, long generation) {}
