package org.fovea.service.access;

import java.util.Optional;
import org.fovea.model.image.ImageLinkId;

/// On whose behalf a request runs: an anonymous visitor, a person who has logged in, or somebody
/// who brings a link to one image.
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

  /// Somebody who brings a link to one image. Sees that image, and nothing else; who they are is
  /// neither known nor asked, whatever session their browser may have.
  ///
  /// @param link whose signature was found to be ours
  record Linked(ImageLinkId link) implements Caller {
    @Override
    public Optional<Subject> subject() {
      return Optional.empty();
    }
  }

  /// The one visitor there needs to be.
  Caller VISITOR = new Visitor();

  /// Issuer and `sub` of the person, or empty for everybody else.
  Optional<Subject> subject();
}
