package org.fovea.web.login;

import java.util.List;

/// What is asked of home organisations about a person, by the claims that say it.
public enum PersonAttribute {
  IDENTIFIER(true, true, "iss", "sub"),
  AFFILIATION(true, false, "voperson_external_affiliation", "eduperson_scoped_affiliation"),
  HOME_ORGANISATION(true, false, "schac_home_organization", "org_domain"),
  ENTITLEMENTS(true, false, "eduperson_entitlement", "entitlements"),
  ASSURANCE(true, false, "eduperson_assurance"),
  NAME(false, false, "name", "display_name", "given_name", "family_name", "sn"),
  USERNAME(false, false, "preferred_username"),
  MAIL(false, false, "email");

  private final boolean necessary;
  private final boolean stored;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of, which cannot be changed
  private final List<String> claims;

  PersonAttribute(boolean necessary, boolean stored, String... claims) {
    this.necessary = necessary;
    this.stored = stored;
    this.claims = List.of(claims);
  }

  /// Whether something does not work without it.
  public boolean necessary() {
    return necessary;
  }

  /// Whether it is stored on the server, and not only held in the memory of a session.
  public boolean stored() {
    return stored;
  }

  /// The names of the claims that say it, of which any will do.
  public List<String> claims() {
    return claims;
  }
}
