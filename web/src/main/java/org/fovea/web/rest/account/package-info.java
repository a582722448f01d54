/// The caller's own account over HTTP.
@NullMarked
package org.fovea.web.rest.account;

import org.jspecify.annotations.NullMarked;
