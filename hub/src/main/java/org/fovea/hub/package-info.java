/// The agent for laboratory machines: its commands, and the loop that sends.
@NullMarked
package org.fovea.hub;

import org.jspecify.annotations.NullMarked;
