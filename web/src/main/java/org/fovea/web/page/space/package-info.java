/// The pages of spaces: what there is, who belongs to it, what happened, and what can be set.
@NullMarked
package org.fovea.web.page.space;

import org.jspecify.annotations.NullMarked;
