package org.fovea.config;

/// How tiles are served.
///
/// @param front whether what was just answered is answered again on the I/O thread
public record TileSettings(boolean front) {}
