/// The embedded MariaDB and the schema migrations.
@NullMarked
package org.fovea.launcher.database;

import org.jspecify.annotations.NullMarked;
