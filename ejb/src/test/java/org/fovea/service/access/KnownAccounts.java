package org.fovea.service.access;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.account.AccountState;

/// Accounts that a test admits.
final class KnownAccounts extends Accounts {
  private final Map<Subject, Account> known = new HashMap<>();

  void admit(Subject who, int terms) {
    var account = new Account(who.issuer(), who.sub(), LocalDate.of(2026, 11, 22));
    account.acceptTerms(terms);
    known.put(who, account);
  }

  void put(Subject who, AccountState state) {
    var account = find(who).orElseThrow();
    switch (state) {
      case ACTIVE -> account.reinstate();
      case SUSPENDED -> account.suspend();
      case CLOSED -> account.close();
    }
  }

  @Override
  public Optional<Account> find(Subject who) {
    return Optional.ofNullable(known.get(who));
  }
}
