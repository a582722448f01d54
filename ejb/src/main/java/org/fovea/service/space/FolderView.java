package org.fovea.service.space;

import java.time.Instant;
import org.fovea.model.space.FolderId;

/// One folder.
///
/// @param images how many it holds
public record FolderView(FolderId id, String name, long images, Instant createdAt) {}
