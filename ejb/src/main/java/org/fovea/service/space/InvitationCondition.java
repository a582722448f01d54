package org.fovea.service.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fovea.model.space.Invitation;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Entitlement;
import org.fovea.service.access.EntitlementTrust;
import org.fovea.service.access.Entitlements;
import org.fovea.service.access.ScopedAffiliation;
import org.fovea.service.shared.InvalidException;

/// What somebody must show to accept an invitation.
///
/// @param scope domain of the home organisation, in small letters
/// @param entitlement in normal form
record InvitationCondition(Optional<String> scope, Optional<String> entitlement) {
  private static final int LONGEST_SCOPE = 253;
  private static final int LONGEST_ENTITLEMENT = 1000;
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  /// What an inviter asks for, in normal form.
  ///
  /// @throws InvalidException if it is no domain, or no entitlement
  static InvitationCondition of(NewInvitation wanted) {
    return new InvitationCondition(
        wanted.requiredScope().map(InvitationCondition::domain),
        wanted.requiredEntitlement().map(InvitationCondition::entitlement));
  }

  static InvitationCondition of(Invitation invitation) {
    return new InvitationCondition(invitation.requiredScope(), invitation.requiredEntitlement());
  }

  /// What somebody lacks, each a sentence; none if they meet it.
  List<String> unmet(Affiliations held, EntitlementTrust trust) {
    List<String> sentences = new ArrayList<>();
    scope
        .filter(wanted -> !belongs(held, wanted))
        .ifPresent(wanted -> sentences.add("Your home organisation must be " + wanted + "."));
    entitlement
        .filter(wanted -> !satisfies(held, wanted, trust))
        .ifPresent(wanted -> sentences.add("You must hold the entitlement " + wanted + "."));
    return sentences;
  }

  /// The bare domain counts where nothing says what they are there: graduates come from it, too.
  private static boolean belongs(Affiliations held, String domain) {
    var there =
        Stream.concat(held.external().stream(), held.scoped().stream())
            .map(ScopedAffiliation::parse)
            .flatMap(Optional::stream)
            .filter(affiliation -> affiliation.scope().equals(domain))
            .toList();
    return there.isEmpty()
        ? held.homeOrganisations().stream().anyMatch(domain::equalsIgnoreCase)
        : there.stream().anyMatch(ScopedAffiliation::belongs);
  }

  private static boolean satisfies(Affiliations held, String wanted, EntitlementTrust trust) {
    return Entitlements.parse(wanted)
        .filter(required -> held.entitlements().satisfies(required, trust))
        .isPresent();
  }

  private static String domain(String text) {
    var domain = text.strip().toLowerCase(Locale.ROOT);
    if (domain.length() > LONGEST_SCOPE || !DOMAIN.matcher(domain).matches()) {
      throw new InvalidException(
          "required-scope", "The domain of a home organisation looks like example.org.");
    }
    return domain;
  }

  private static String entitlement(String text) {
    return Entitlements.parse(text)
        .map(Entitlement::text)
        .filter(normal -> normal.length() <= LONGEST_ENTITLEMENT)
        .orElseThrow(() ->
            new InvalidException(
                "required-entitlement",
                "An entitlement looks like urn:geant:example.org:group:name#authority."));
  }
}
