/// The append-only record of what was done.
@NullMarked
package org.fovea.model.audit;

import org.jspecify.annotations.NullMarked;
