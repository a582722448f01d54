/// What the launcher tells the person who called it: progress, tables, one clear sentence on
/// failure.
@NullMarked
package org.fovea.launcher.report;

import org.jspecify.annotations.NullMarked;
