package org.fovea.service.access;

import java.util.Set;
import org.fovea.model.space.SpaceId;

/// A guard whose accounts and roles are what a test says; no link lends anything.
final class GuardScene {
  static final SpaceId SPACE = new SpaceId("Space00000000000000000");
  static final SpaceId OTHER_SPACE = new SpaceId("Other00000000000000000");
  static final Subject ADA = new Subject("https://login.example.org", "ada");
  static final Caller CALLER = new Caller.Person(ADA, Affiliations.NONE);

  /// Version of the terms that is in force; there was one before.
  static final int PRESENT = Terms.FIRST + 1;

  final KnownAccounts accounts = new KnownAccounts();
  final GrantedRoles roles = new GrantedRoles();
  final Guard guard = new Guard();

  GuardScene() {
    guard.accounts = accounts;
    guard.roles = roles;
    guard.links = (_, _) -> Set.of();
    guard.terms =
        new Terms() {
          @Override
          public int required() {
            return PRESENT;
          }
        };
  }
}
