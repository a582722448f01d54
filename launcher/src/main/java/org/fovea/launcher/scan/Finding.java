package org.fovea.launcher.scan;

import java.nio.file.Path;

/// A place where a needle stands.
///
/// @param file below the home folder
/// @param endByte offset of the needle's last byte, 0-based
record Finding(Path file, long endByte, Needle needle) {}
