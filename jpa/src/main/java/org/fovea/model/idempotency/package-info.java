/// Which creations were asked for under which key.
@NullMarked
package org.fovea.model.idempotency;

import org.jspecify.annotations.NullMarked;
