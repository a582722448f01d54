/// The support log: what administrators look at when somebody says that it did not work.
@NullMarked
package org.fovea.web.support;

import org.jspecify.annotations.NullMarked;
