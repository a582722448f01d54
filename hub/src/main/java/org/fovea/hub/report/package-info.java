/// Tells how the hub is getting on: to the server, to its log and to its command line.
@NullMarked
package org.fovea.hub.report;

import org.jspecify.annotations.NullMarked;
