/// The streaming pass: strips in, tiles of all levels out, memory bounded by the width.
@NullMarked
package org.fovea.pyramid.build;

import org.jspecify.annotations.NullMarked;
