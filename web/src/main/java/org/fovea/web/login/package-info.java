/// Login through the identity provider: code flow, sessions, bearer tokens, logout, and who calls.
@NullMarked
package org.fovea.web.login;

import org.jspecify.annotations.NullMarked;
