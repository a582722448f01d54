/// Spaces, their members and what changes who may do what, over HTTP.
@NullMarked
package org.fovea.web.rest.space;

import org.jspecify.annotations.NullMarked;
