/// The registry of institutions over HTTP.
@NullMarked
package org.fovea.web.rest.institution;

import org.jspecify.annotations.NullMarked;
