package org.fovea.service.space;

import java.util.Optional;
import org.fovea.model.space.Stage;

/// All that may become of a space at once; what is empty stays as it is.
///
/// @param texts name, description and what viewers may download
/// @param stage of an experiment
/// @param archived whether nobody may change what it holds
public record SpacePatch(SpaceChange texts, Optional<Stage> stage, Optional<Boolean> archived) {}
