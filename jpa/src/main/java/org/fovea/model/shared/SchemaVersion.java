package org.fovea.model.shared;

/// The version of the schema that the entities of this build are written for.
public final class SchemaVersion {
  /// The number of the newest file `db/migration/V…__*.sql`.
  public static final int CURRENT = 10;

  private SchemaVersion() {}
}
