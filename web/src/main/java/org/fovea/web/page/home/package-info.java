/// The home page.
@NullMarked
package org.fovea.web.page.home;

import org.jspecify.annotations.NullMarked;
