/// Settings of the launcher, read once from the environment, and the folders that follow from them.
@NullMarked
package org.fovea.launcher.settings;

import org.jspecify.annotations.NullMarked;
