package org.fovea.web.login;

import java.time.Instant;

/// What we must remember of a login while the person is at the provider. Travels sealed.
///
/// @param state value that ties the answer to this browser (RFC 6749, section 10.12)
/// @param nonce value that ties the ID token to this login
/// @param verifier PKCE code verifier (RFC 7636)
/// @param returnPath where the person goes afterwards
/// @param fresh whether the person must prove anew who they are, whatever session the provider has
/// @param expires when the login is too old to be finished
record LoginState(
    String state,
    String nonce,
    String verifier,
    ReturnPath returnPath,
    boolean fresh,
    Instant expires) {

  @Override
  public String toString() {
    return "LoginState[…]";
  }
}
