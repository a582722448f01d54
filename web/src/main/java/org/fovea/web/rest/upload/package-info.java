/// Resumable uploads over HTTP: tus 1.0.0.
@NullMarked
package org.fovea.web.rest.upload;

import org.jspecify.annotations.NullMarked;
