package org.fovea.service.upload;

/// How long an upload may become.
///
/// @param bytes the length, or the most that is taken as long as the client has not told it
/// @param told whether the client has told it
record Room(long bytes, boolean told) {}
