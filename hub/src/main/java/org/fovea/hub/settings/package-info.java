/// What the hub is told by its configuration file.
@NullMarked
package org.fovea.hub.settings;

import org.jspecify.annotations.NullMarked;
