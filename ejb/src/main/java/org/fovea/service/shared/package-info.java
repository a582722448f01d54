/// The kinds of refusal that cross the service border, the clock, and what is checked at start.
@NullMarked
package org.fovea.service.shared;

import org.jspecify.annotations.NullMarked;
