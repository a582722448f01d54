/// The pages of images: one's own, and the viewer.
@NullMarked
package org.fovea.web.page.image;

import org.jspecify.annotations.NullMarked;
