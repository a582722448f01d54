/// Remembers on disk how far each file has come.
@NullMarked
package org.fovea.hub.journal;

import org.jspecify.annotations.NullMarked;
