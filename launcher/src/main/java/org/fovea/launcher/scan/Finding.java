package org.fovea.launcher.scan;

/// A place where a needle stands.
///
/// @param endByte offset in the place, unpacked, of the needle's last byte, 0-based
record Finding(Place place, long endByte, Needle needle) {}
