package org.fovea.web.page.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.fovea.service.access.SitePermission;
import org.fovea.service.account.AccountService;
import org.fovea.service.account.Me;
import org.fovea.service.policy.ConsoleService;
import org.fovea.service.policy.SiteCounts;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.jspecify.annotations.Nullable;

/// What the pages of the admin console have in common. To whoever has logged in and has no part in
/// running the site there is nothing at their addresses.
@Named
@RequestScoped
public class Console {
  private static final SequencedMap<String, SitePermission> DOORS = doors();

  @Inject ConsoleService console;
  @Inject AccountService accounts;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;

  private @Nullable Boolean offered;
  private @Nullable SiteCounts counts;

  /// Whether the caller may see the console.
  public boolean isOffered() {
    if (offered == null) {
      offered = console.offers(caller.get(), SitePermission.VIEW_CONSOLE);
    }
    return offered;
  }

  /// Whether the caller may keep the registry of institutions.
  public boolean isKeepsInstitutions() {
    return console.offers(caller.get(), SitePermission.MANAGE_INSTITUTIONS);
  }

  /// Whether the caller may make instruments and draw their tokens.
  public boolean isKeepsInstruments() {
    return console.offers(caller.get(), SitePermission.MANAGE_INSTRUMENTS);
  }

  /// Whether the caller may suspend and erase people.
  public boolean isManagesPeople() {
    return console.offers(caller.get(), SitePermission.MANAGE_PEOPLE);
  }

  /// Whether the caller may set policies.
  public boolean isSetsPolicies() {
    return console.offers(caller.get(), SitePermission.SET_POLICIES);
  }

  /// Whether the caller may see and settle what people ask for.
  public boolean isSettlesRequests() {
    return console.offers(caller.get(), SitePermission.SETTLE_REQUESTS);
  }

  /// Whether the caller may name successors.
  public boolean isNamesSuccessors() {
    return console.offers(caller.get(), SitePermission.NAME_SUCCESSORS);
  }

  /// Whether the caller may run jobs and place legal holds.
  public boolean isKeepsRetention() {
    return console.offers(caller.get(), SitePermission.MANAGE_RETENTION);
  }

  /// Whether the caller may publish policies and terms.
  public boolean isPublishes() {
    return console.offers(caller.get(), SitePermission.PUBLISH_DOCUMENTS);
  }

  /// The first view action of each page of the console: visitors are led to the login, and to all
  /// others who do not run the site there is nothing.
  public void enter() {
    if (!gate.admitsPerson()) {
      return;
    }
    if (!isOffered()) {
      gate.absent();
    } else if (gate.admitsAccount() && isRestricted()) {
      gate.lead("/account/data#restriction"); // whoever is frozen runs nothing
    }
  }

  private boolean isRestricted() {
    return accounts.me(caller.get()).entry().flatMap(Me.Entry::restrictedOn).isPresent();
  }

  /// The pages of the console that the caller may see, by the last part of their addresses.
  public List<String> getDoors() {
    return DOORS.entrySet().stream()
        .filter(door -> console.offers(caller.get(), door.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// How much there is on the site. Asked once for each answer.
  public SiteCounts getCounts() {
    var known = counts;
    if (known == null) {
      known = console.counts(caller.get());
      counts = known;
    }
    return known;
  }

  private static SequencedMap<String, SitePermission> doors() {
    SequencedMap<String, SitePermission> doors = new LinkedHashMap<>();
    doors.put("institutions", SitePermission.VIEW_CONSOLE);
    doors.put("instruments", SitePermission.VIEW_CONSOLE);
    doors.put("policies", SitePermission.VIEW_CONSOLE);
    doors.put("mappings", SitePermission.MAP_SITE_ROLES);
    doors.put("successor", SitePermission.NAME_SUCCESSORS);
    doors.put("break-glass", SitePermission.BREAK_GLASS);
    doors.put("people", SitePermission.MANAGE_PEOPLE);
    doors.put("documents", SitePermission.VIEW_CONSOLE);
    doors.put("retention", SitePermission.VIEW_CONSOLE);
    doors.put("requests", SitePermission.SETTLE_REQUESTS);
    doors.put("audit", SitePermission.READ_AUDIT_LOG);
    return Collections.unmodifiableSequencedMap(doors);
  }
}
