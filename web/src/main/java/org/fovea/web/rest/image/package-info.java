/// Images, their originals, tiles and progress over HTTP.
@NullMarked
package org.fovea.web.rest.image;

import org.jspecify.annotations.NullMarked;
