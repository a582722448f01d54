package org.fovea.model.image;

/// What is known of an image once its pyramid is made.
///
/// @param widthPixels width at full resolution
/// @param heightPixels height at full resolution
/// @param metadata what else the engine found out, as a JSON object
public record PyramidFacts(long widthPixels, long heightPixels, String metadata) {}
