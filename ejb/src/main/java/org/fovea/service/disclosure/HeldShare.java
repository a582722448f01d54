package org.fovea.service.disclosure;

import java.time.Instant;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.MemberId;

/// Somebody may look into a folder of the personal repository.
///
/// @param guest label of their pseudonym there
public record HeldShare(MemberId id, FolderId folder, String guest, Instant since) {}
