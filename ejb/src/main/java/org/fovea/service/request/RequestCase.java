package org.fovea.service.request;

import java.util.Optional;
import org.fovea.service.access.Subject;

/// A request as administrators see it.
///
/// @param requester who made it, while it is open: to act on it one must know whose data it is
///   about; empty when it is settled or the account is closed
public record RequestCase(PrivacyRequestView request, Optional<Subject> requester) {}
