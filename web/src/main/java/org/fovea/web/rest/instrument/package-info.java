/// Instruments over HTTP: for their hubs, for the members of experiments and for administrators.
@NullMarked
package org.fovea.web.rest.instrument;

import org.jspecify.annotations.NullMarked;
