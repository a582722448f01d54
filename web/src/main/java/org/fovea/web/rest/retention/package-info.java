/// What is deleted when and what must not be, as JSON for those who run the site.
@NullMarked
package org.fovea.web.rest.retention;

import org.jspecify.annotations.NullMarked;
