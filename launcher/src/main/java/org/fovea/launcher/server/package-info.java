/// WildFly with the application.
@NullMarked
package org.fovea.launcher.server;

import org.jspecify.annotations.NullMarked;
