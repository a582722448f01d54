package org.fovea.service.account;

import org.fovea.model.account.Account;

/// The row of an account is about to be removed. Fired inside that transaction, when all that this
/// package knows of is gone: whoever keeps more under the account's key removes it now.
///
/// @param account whose; it is locked
public record AccountGoes(Account account) {}
