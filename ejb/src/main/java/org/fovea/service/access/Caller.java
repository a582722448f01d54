package org.fovea.service.access;

import java.util.Optional;

/// On whose behalf a request runs: an anonymous visitor, or a person who has logged in.
public sealed interface Caller {

  /// Somebody who has not logged in. Sees what was published, and nothing else.
  record Visitor() implements Caller {
    @Override
    public Optional<Subject> subject() {
      return Optional.empty();
    }
  }

  /// Somebody a provider vouches for, who may or may not have an account yet.
  ///
  /// @param who issuer and `sub`
  /// @param affiliations what the home organisation said at this login
  record Person(Subject who, Affiliations affiliations) implements Caller {
    @Override
    public Optional<Subject> subject() {
      return Optional.of(who);
    }
  }

  /// The one visitor there needs to be.
  Caller VISITOR = new Visitor();

  /// Issuer and `sub` of the person, or empty for a visitor.
  Optional<Subject> subject();
}
