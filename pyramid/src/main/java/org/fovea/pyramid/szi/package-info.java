/// The pyramid file: a stored ZIP64 of a Deep Zoom folder, written in one pass and read by offset.
@NullMarked
package org.fovea.pyramid.szi;

import org.jspecify.annotations.NullMarked;
