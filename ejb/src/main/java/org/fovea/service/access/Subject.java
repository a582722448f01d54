package org.fovea.service.access;

import org.fovea.model.account.Account;

/// Who a person is to Fovea: the provider that vouches for them and their identifier there.
///
/// These two are the only facts about a person that are ever written down. Both are compared to the
/// letter, case included (OpenID Connect Core 1.0, section 2).
///
/// @param issuer the provider's issuer identifier, 1 to 255 characters
/// @param sub the person's identifier at that provider, 1 to 255 characters
public record Subject(String issuer, String sub) {
  private static final int MAX_LENGTH = 255;

  /// @throws IllegalArgumentException if either is blank or longer than 255 characters
  public Subject {
    check("issuer", issuer);
    check("sub", sub);
  }

  /// Whose account it is.
  public static Subject of(Account account) {
    return new Subject(account.issuer(), account.sub());
  }

  private static void check(String name, String value) {
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          name + " has " + value.length() + " characters, wanted 1 to " + MAX_LENGTH);
    }
  }

  /// Says nothing of the person, so that a stray log line cannot either.
  @Override
  public String toString() {
    return "Subject[…]";
  }
}
