/// Who may do what: the caller, permissions, roles, and the guard that decides.
@NullMarked
package org.fovea.service.access;

import org.jspecify.annotations.NullMarked;
