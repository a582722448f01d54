/// The doors for programs: which resources stand behind which address, and how refusals are
/// answered.
@NullMarked
package org.fovea.web.rest.shared;

import org.jspecify.annotations.NullMarked;
