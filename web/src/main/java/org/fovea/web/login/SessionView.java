package org.fovea.web.login;

import java.time.Instant;

/// A session as its owner sees it.
///
/// @param id by which they name it
/// @param since when it began
/// @param lastUse when it was last used
/// @param here whether it is the one that asks
public record SessionView(String id, Device device, Instant since, Instant lastUse, boolean here) {}
