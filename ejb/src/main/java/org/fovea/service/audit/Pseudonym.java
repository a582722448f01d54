package org.fovea.service.audit;

/// What somebody is called in one space by those who do not know their name. Stable there, and
/// different in every other space.
///
/// @param label six characters of Crockford's base 32, such as `K7Q4X2`
/// @param seed hexadecimal digits from which their picture is drawn
public record Pseudonym(String label, String seed) {}
