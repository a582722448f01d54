package org.fovea.service.space;

/// A new invitation with its token, which is shown this once and stored nowhere.
///
/// @param token 22 characters of base 62; the link is `/join/{token}`
public record CreatedInvitation(InvitationView invitation, String token) {}
