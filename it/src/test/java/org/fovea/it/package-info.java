/// Tests over all modules: the architecture, and a running Fovea as its users meet it.
@NullMarked
package org.fovea.it;

import org.jspecify.annotations.NullMarked;
