/// Institutions, and who belongs to them just now.
@NullMarked
package org.fovea.service.institution;

import org.jspecify.annotations.NullMarked;
