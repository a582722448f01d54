/// Typed settings of the server: one record per concern, read once at start, injected where needed.
@NullMarked
package org.fovea.config;

import org.jspecify.annotations.NullMarked;
