/// The C libraries of the system that the engine calls, one class each, and nothing else that is
/// foreign code. Not exported.
@NullMarked
package org.fovea.pyramid.library;

import org.jspecify.annotations.NullMarked;
