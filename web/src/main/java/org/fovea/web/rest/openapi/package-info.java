/// The OpenAPI description of `/api/v1`: routes as the resources' annotations tell them, put
/// together with what a table says of each.
@NullMarked
package org.fovea.web.rest.openapi;

import org.jspecify.annotations.NullMarked;
