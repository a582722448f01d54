package org.fovea.web.page.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.space.Eligibility;
import org.fovea.service.space.NewSpace;
import org.fovea.service.space.SpaceService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Ids;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// Makes a space, `new.xhtml`, at `/new/experiment`, `/new/project` and `/new/team`.
///
/// Keeps nothing between requests: for which institutions somebody may answer comes from their
/// claims, which must not be written down with a session.
@Named
@RequestScoped
public class NewSpacePage {
  private static final List<SpaceKind> KINDS =
      Stream.of(SpaceKind.values()).filter(kind -> kind != SpaceKind.PERSONAL_REPOSITORY).toList();

  @Inject
  @Param(pathIndex = 0)
  @Nullable String wantedKind;

  @Inject SpaceService spaces;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;
  @Inject Messages messages;

  private String name = "";
  private String description = "";
  private String institution = "";
  private boolean acknowledged;

  private @Nullable Eligibility eligibility;

  /// The view action.
  public void load() {
    if (findKind().isEmpty()) {
      gate.absent();
    } else {
      gate.requireAccount();
    }
  }

  /// Makes the space, and shows it.
  public void create() {
    messages.attempt(this::make);
  }

  private void make() {
    if (!acknowledged) {
      throw new InvalidException(
          "duties", "Read what you answer for, and tick the box below it, to go on.");
    }
    var wanted =
        new NewSpace(
            findKind().orElseThrow(),
            name,
            description,
            Optional.of(institution)
                .filter(id -> !id.isEmpty())
                .map(id -> Ids.get(id, InstitutionId::new)));
    gate.lead("/space/" + spaces.create(caller.get(), wanted));
  }

  private Optional<SpaceKind> findKind() {
    return KINDS.stream()
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(wantedKind))
        .findFirst();
  }

  private Eligibility eligibility() {
    var known = eligibility;
    if (known == null) {
      known = spaces.eligibility(caller.get());
      eligibility = known;
    }
    return known;
  }

  /// The kinds that can be made, in small letters as addresses have them.
  public List<String> getKinds() {
    return KINDS.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
  }

  /// Which of them the address names.
  public String getKind() {
    return findKind().map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse("");
  }

  /// The institutions that could own the space; none if the caller does not qualify.
  public List<Eligibility.Choice> getChoices() {
    return eligibility().choices();
  }

  /// Why the caller does not qualify.
  public List<String> getReasons() {
    return eligibility().reasons();
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getDescription() {
    return description;
  }

  public void setDescription(String description) {
    this.description = description;
  }

  /// Identifier of the institution that is to own it; empty if there is only one choice.
  public String getInstitution() {
    return institution;
  }

  public void setInstitution(@Nullable String institution) {
    this.institution = institution == null ? "" : institution;
  }

  /// Whether the person says that they have read what they answer for.
  public boolean isAcknowledged() {
    return acknowledged;
  }

  public void setAcknowledged(boolean acknowledged) {
    this.acknowledged = acknowledged;
  }
}
