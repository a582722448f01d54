/// What happened in a space, and transcripts of it, over HTTP.
@NullMarked
package org.fovea.web.rest.audit;

import org.jspecify.annotations.NullMarked;
