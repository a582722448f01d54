/// The page that answers when another one could not.
@NullMarked
package org.fovea.web.page.error;

import org.jspecify.annotations.NullMarked;
