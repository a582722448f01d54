/// Long-running processes: found by recorded handle, started detached, stopped in order, logs
/// capped.
@NullMarked
package org.fovea.launcher.process;

import org.jspecify.annotations.NullMarked;
