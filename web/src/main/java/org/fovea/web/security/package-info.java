/// What holds for every answer and every request: headers, and the defence against other sites.
@NullMarked
package org.fovea.web.security;

import org.jspecify.annotations.NullMarked;
