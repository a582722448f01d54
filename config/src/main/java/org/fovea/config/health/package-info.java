/// What operators are told of how the service is, in `/health` on the management port. It stands
/// here because the server finds health checks in the libraries of the application only.
@NullMarked
package org.fovea.config.health;

import org.jspecify.annotations.NullMarked;
