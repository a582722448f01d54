package org.fovea.service.access;

/// What a space itself says about the rights in it.
///
/// @param viewersDownload whether viewers may download originals
/// @param takesUploads whether images may be uploaded: an experiment that is done takes none
/// @param archived whether nobody may change what it holds
public record SpaceRules(boolean viewersDownload, boolean takesUploads, boolean archived) {}
