/// Policies over HTTP.
@NullMarked
package org.fovea.web.rest.policy;

import org.jspecify.annotations.NullMarked;
