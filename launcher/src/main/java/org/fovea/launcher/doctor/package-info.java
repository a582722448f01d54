/// What this machine has and lacks for Fovea.
@NullMarked
package org.fovea.launcher.doctor;

import org.jspecify.annotations.NullMarked;
