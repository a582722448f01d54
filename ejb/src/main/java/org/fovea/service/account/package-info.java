/// Accounts: made when the terms are accepted, suspended and warned, closed by their people or
/// ended with their last image, and what is remembered so that none comes back.
@NullMarked
package org.fovea.service.account;

import org.jspecify.annotations.NullMarked;
