/// Creations that are asked for twice and done once.
@NullMarked
package org.fovea.service.idempotency;

import org.jspecify.annotations.NullMarked;
