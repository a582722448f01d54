/// Checks the audit log, and what was exported of it, against the database.
@NullMarked
package org.fovea.launcher.audit;

import org.jspecify.annotations.NullMarked;
