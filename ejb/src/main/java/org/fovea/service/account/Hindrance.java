package org.fovea.service.account;

import java.util.Optional;
import org.fovea.service.space.LedSpace;

/// Why an account cannot be closed now.
///
/// @param words a sentence for whoever asks
/// @param space what stands in the way, if it is a space
public record Hindrance(String words, Optional<LedSpace> space) {}
