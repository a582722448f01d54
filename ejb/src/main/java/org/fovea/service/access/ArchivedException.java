package org.fovea.service.access;

import org.fovea.service.shared.ConflictException;

/// The space is archived, and this would change what it holds.
public class ArchivedException extends ConflictException {
  ArchivedException() {
    super(
        "space-archived",
        "This space is archived. Its principal investigator can take it up again.");
  }
}
