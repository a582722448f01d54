package org.fovea.service.audit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.SpaceId;

/// A typed fact worth recording. Its simple class name is the event's name in the log.
///
/// An event holds identifiers and numbers, never a name of a person or a file: the log outlives
/// both.
public sealed interface AuditEvent {
  /// The space it happened in, or empty if in none.
  default Optional<SpaceId> space() {
    return Optional.empty();
  }

  /// The fact's own fields, sorted by name.
  default Map<String, String> details() {
    return Map.of();
  }

  /// Somebody accepted a version of the terms of use.
  ///
  /// @param version the version
  record TermsAccepted(int version) implements AuditEvent {
    @Override
    public Map<String, String> details() {
      return Map.of("version", Integer.toString(version));
    }
  }

  /// Somebody has an account now.
  record AccountOpened() implements AuditEvent {}

  /// Somebody has a personal repository now.
  ///
  /// @param repository the repository
  record PersonalRepositoryOpened(SpaceId repository) implements AuditEvent {
    @Override
    public Optional<SpaceId> space() {
      return Optional.of(repository);
    }
  }

  /// An upload was completed and became an image.
  record ImageUploaded(SpaceId into, ImageId image, long sizeBytes) implements AuditEvent {
    @Override
    public Optional<SpaceId> space() {
      return Optional.of(into);
    }

    @Override
    public Map<String, String> details() {
      return new TreeMap<>(Map.of("image", image.value(), "sizeBytes", Long.toString(sizeBytes)));
    }
  }

  /// An image was deleted with its original and its pyramid.
  record ImageDeleted(SpaceId from, ImageId image) implements AuditEvent {
    @Override
    public Optional<SpaceId> space() {
      return Optional.of(from);
    }

    @Override
    public Map<String, String> details() {
      return Map.of("image", image.value());
    }
  }
}
