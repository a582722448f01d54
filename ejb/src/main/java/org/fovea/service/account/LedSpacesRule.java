package org.fovea.service.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.service.space.Leaving;

/// Whoever answers for a space hands it over first, or archives it.
@ApplicationScoped
class LedSpacesRule implements ClosingRule {
  @Inject Leaving leaving;

  @Override
  public List<Hindrance> hindrances(Account account) {
    return leaving.led(account).stream()
        .map(space ->
            new Hindrance(
                "A space has this person as its principal investigator.", Optional.of(space)))
        .toList();
  }
}
