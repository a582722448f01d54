/// Speaks with Fovea, and takes one file all its way.
@NullMarked
package org.fovea.hub.upload;

import org.jspecify.annotations.NullMarked;
