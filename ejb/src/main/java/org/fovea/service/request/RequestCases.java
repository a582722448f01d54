package org.fovea.service.request;

import java.util.List;
import java.util.Optional;
import org.fovea.model.request.PrivacyRequestId;

/// Some of the requests.
///
/// @param cases open ones by the day they are due; settled ones newest first
/// @param overdue how many of all open ones are overdue
/// @param next after which one the next page begins, or empty if this is the last
public record RequestCases(
    List<RequestCase> cases, long overdue, Optional<PrivacyRequestId> next) {}
