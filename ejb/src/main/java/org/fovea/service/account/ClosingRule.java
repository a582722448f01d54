package org.fovea.service.account;

import java.util.List;
import org.fovea.model.account.Account;

/// Says what stands in the way of closing an account. Every bean that implements it is asked, when
/// closing begins and before each step of it; as long as one objects, nothing more goes.
public interface ClosingRule {
  /// What stands in the way; none if nothing does.
  List<Hindrance> hindrances(Account account);
}
