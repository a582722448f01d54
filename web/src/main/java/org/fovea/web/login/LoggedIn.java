package org.fovea.web.login;

import org.fovea.service.access.Caller;

/// Event: somebody has just logged in. Fired before they have a session; an observer that throws
/// keeps them out.
///
/// @param person who
public record LoggedIn(Caller.Person person) {}
