/// What all pages need: their security policy, the way to the login, texts and figures.
@NullMarked
package org.fovea.web.page.shared;

import org.jspecify.annotations.NullMarked;
