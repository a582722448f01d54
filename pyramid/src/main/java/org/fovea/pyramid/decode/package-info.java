/// Opens uploaded files: tells by content what a file is and picks its decoder. The decoders are in
/// the packages below, which do not know of this one.
@NullMarked
package org.fovea.pyramid.decode;

import org.jspecify.annotations.NullMarked;
