/// Changes that are wanted only if the thing is still as their sender saw it.
@NullMarked
package org.fovea.service.precondition;

import org.jspecify.annotations.NullMarked;
