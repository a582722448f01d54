/// Rules that administrators set while the server runs; each change is a row of its own.
@NullMarked
package org.fovea.model.policy;

import org.jspecify.annotations.NullMarked;
