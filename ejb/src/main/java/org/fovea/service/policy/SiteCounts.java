package org.fovea.service.policy;

/// How much there is on the site.
///
/// @param accounts that are not closed
/// @param institutions that are not retired
/// @param waiting jobs that make pyramids and have not begun
/// @param running such jobs that have begun
/// @param failed such jobs that ended without a pyramid, and were not tried again
public record SiteCounts(
    long spaces, long accounts, long institutions, long waiting, long running, long failed) {}
