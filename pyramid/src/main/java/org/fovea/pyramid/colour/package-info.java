/// Turns the colours that files store into those that screens show, whatever the file.
@NullMarked
package org.fovea.pyramid.colour;

import org.jspecify.annotations.NullMarked;
