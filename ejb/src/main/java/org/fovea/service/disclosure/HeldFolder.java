package org.fovea.service.disclosure;

import java.time.Instant;
import org.fovea.model.space.FolderId;

/// A folder of the personal repository.
public record HeldFolder(FolderId id, String name, Instant createdAt) {}
