package org.fovea.config;

import java.nio.file.Path;
import java.time.Duration;

/// How pyramids are made: always by a child process, never in the server's own.
///
/// @param engine folder with the engine's jars
/// @param java the `java` command that runs the engine
/// @param workers how many pyramids are made at a time on this node
/// @param memoryMegabytes heap of one child
/// @param addressSpaceMegabytes address space of one child, a fence against runaway native code
/// @param maxPixels largest image taken
/// @param patience wall time of any image, before its size counts
/// @param patiencePerHundredMegapixels wall time added for each hundred megapixels
/// @param attempts how often a crashed child is tried again before the image fails
public record PyramidSettings(
    Path engine,
    Path java,
    int workers,
    long memoryMegabytes,
    long addressSpaceMegabytes,
    long maxPixels,
    Duration patience,
    Duration patiencePerHundredMegapixels,
    int attempts) {}
