/// The command line, which is also how the server runs a build in a process of its own.
@NullMarked
package org.fovea.pyramid.cli;

import org.jspecify.annotations.NullMarked;
