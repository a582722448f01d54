/// An OpenID provider for tests: runs on loopback, with the habits of real ones and faults on
/// demand.
@NullMarked
package org.fovea.web.login.provider;

import org.jspecify.annotations.NullMarked;
