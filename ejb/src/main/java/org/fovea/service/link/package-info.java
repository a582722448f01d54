/// Links that show one image to whoever has them.
@NullMarked
package org.fovea.service.link;

import org.jspecify.annotations.NullMarked;
