/// Roles.
@NullMarked
package org.fovea.model.access;

import org.jspecify.annotations.NullMarked;
