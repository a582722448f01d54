/// What must not be deleted, for all who delete.
@NullMarked
package org.fovea.service.hold;

import org.jspecify.annotations.NullMarked;
