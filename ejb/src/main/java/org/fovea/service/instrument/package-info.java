/// Instruments of institutions: who they are, where they send, and how their hubs get on.
@NullMarked
package org.fovea.service.instrument;

import org.jspecify.annotations.NullMarked;
