/// Passwords and keys made at the first start, each in a file that only its owner reads.
@NullMarked
package org.fovea.launcher.secret;

import org.jspecify.annotations.NullMarked;
