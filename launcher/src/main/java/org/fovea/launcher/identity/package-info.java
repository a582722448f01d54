/// The demo identity provider: Keycloak and its realm.
@NullMarked
package org.fovea.launcher.identity;

import org.jspecify.annotations.NullMarked;
