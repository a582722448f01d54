/// Identifiers that may leave the server, and how times are stored.
@NullMarked
package org.fovea.model.shared;

import org.jspecify.annotations.NullMarked;
