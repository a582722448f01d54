/// What is deleted when, by which job, with which proof; and what must not be.
@NullMarked
package org.fovea.service.retention;

import org.jspecify.annotations.NullMarked;
