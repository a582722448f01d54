package org.fovea.config;

import java.time.Duration;

/// How pictures of regions are made that no tile holds: by child processes that wait for requests.
///
/// @param children how many there are at most, and so how many pictures are made at a time
/// @param memoryMegabytes heap of one child
/// @param patience wall time of one picture
public record RenderSettings(int children, long memoryMegabytes, Duration patience) {}
