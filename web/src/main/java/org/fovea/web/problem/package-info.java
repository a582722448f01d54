/// Refusals as programs read them, by whichever part of the application refuses.
@NullMarked
package org.fovea.web.problem;

import org.jspecify.annotations.NullMarked;
