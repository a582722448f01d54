/// Accounts: made when the terms are accepted.
@NullMarked
package org.fovea.service.account;

import org.jspecify.annotations.NullMarked;
