/// Images, and the jobs that make their pyramids.
@NullMarked
package org.fovea.model.image;

import org.jspecify.annotations.NullMarked;
