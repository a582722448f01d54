/// What has members and holds images.
@NullMarked
package org.fovea.model.space;

import org.jspecify.annotations.NullMarked;
