/// Decoders of uploaded files, chosen by content, behind one streaming interface.
@NullMarked
package org.fovea.pyramid.source;

import org.jspecify.annotations.NullMarked;
