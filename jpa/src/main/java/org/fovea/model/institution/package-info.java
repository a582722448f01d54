/// The institutions that may own spaces.
@NullMarked
package org.fovea.model.institution;

import org.jspecify.annotations.NullMarked;
