package org.fovea.service.space;

import org.fovea.model.space.FolderId;

/// A folder by name.
public record FolderRef(FolderId id, String name) {}
