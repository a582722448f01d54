package org.fovea.config;

import java.util.Optional;

/// Where the files of all spaces are, in words for people.
///
/// @param region such as a city and a country, or empty if nothing is to be said
/// @param storageClass on what they are, or empty if nothing is to be said
public record LocationSettings(Optional<String> region, Optional<String> storageClass) {}
