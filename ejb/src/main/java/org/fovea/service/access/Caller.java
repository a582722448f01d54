package org.fovea.service.access;

import java.util.Optional;
import org.fovea.model.image.ImageLinkId;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.model.space.SpaceId;

/// On whose behalf a request runs: an anonymous visitor, a person who has logged in, somebody who
/// brings a link to one image, or a machine.
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

  /// A machine of an institution, whose hub knows the token of its instrument. It is nobody: what
  /// asks for a person refuses it.
  ///
  /// @param task what it is to do now, or empty if it is active in no experiment
  record Instrument(InstrumentId id, Optional<Task> task) implements Caller {
    /// Where an instrument sends its files, and in whose name.
    ///
    /// @param sender whoever activated it
    public record Task(SpaceId experiment, Subject sender) {}

    @Override
    public Optional<Subject> subject() {
      return Optional.empty();
    }

    /// Whether it is active in that space.
    public boolean isActiveIn(SpaceId space) {
      return task.filter(present -> present.experiment().equals(space)).isPresent();
    }
  }

  /// The one visitor there needs to be.
  Caller VISITOR = new Visitor();

  /// Issuer and `sub` of the person, or empty for everybody else.
  Optional<Subject> subject();
}
