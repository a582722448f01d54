package org.fovea.hub.journal;

/// A file at one time: one that is written anew is another version, which is sent, too.
///
/// @param folder label of its watched folder
/// @param name its path in that folder
/// @param sizeBytes how long it is
/// @param modifiedMillis when it was last written, in milliseconds of 1970
public record FileVersion(String folder, String name, long sizeBytes, long modifiedMillis) {}
