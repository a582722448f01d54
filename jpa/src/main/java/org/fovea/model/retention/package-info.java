/// What is deleted when, the proof that it was, and what must not be.
@NullMarked
package org.fovea.model.retention;

import org.jspecify.annotations.NullMarked;
