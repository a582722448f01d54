/// The search for personal data in everything that Fovea wrote to disk.
@NullMarked
package org.fovea.launcher.scan;

import org.jspecify.annotations.NullMarked;
