package org.fovea.service.disclosure;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageLink;
import org.fovea.model.instrument.Instrument;
import org.fovea.model.space.BreakGlass;
import org.fovea.model.space.Folder;
import org.fovea.model.space.HandOver;
import org.fovea.model.space.Invitation;
import org.fovea.model.space.Membership;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Place;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.Pseudonyms;
import org.fovea.service.disclosure.HeldPlaces.Spot;
import org.fovea.service.disclosure.HeldRows.Source;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.Spaces;

/// All that is stored of the caller (GDPR, Article 15), kind by kind and page by page, whatever the
/// state of their account. Uploads, requests and the audit log are told by their own services. Each
/// public method is one transaction; how many queries it takes does not depend on how many rows it
/// finds.
///
/// All of them throw [org.fovea.service.access.LoginRequiredException] if the caller has not logged
/// in and [org.fovea.service.access.TermsException] if they have no account, so that nothing is
/// stored.
@Stateless
public class HeldData {
  /// How many a page has.
  public static final int PAGE = 100;

  private static final String IN_OWN_REPOSITORY =
      "x.space.id = (select p.id from PersonalRepository p where p.owner = :account)";
  private static final Source<Membership> ROLES =
      new Source<>(
          Membership.class,
          "join fetch x.space left join fetch x.folder left join fetch x.institution",
          "x.account = :account");
  private static final Source<Image> IMAGES =
      new Source<>(
          Image.class, "join fetch x.space left join fetch x.folder", "x.uploader = :account");
  private static final Source<Folder> FOLDERS = new Source<>(Folder.class, "", IN_OWN_REPOSITORY);
  private static final Source<Membership> SHARES =
      new Source<>(
          Membership.class,
          "join fetch x.space join fetch x.folder join fetch x.account",
          IN_OWN_REPOSITORY + " and x.folder is not null");
  private static final Source<Invitation> INVITATIONS =
      new Source<>(
          Invitation.class, "join fetch x.space left join fetch x.folder", "x.inviter = :account");
  private static final Source<ImageLink> LINKS =
      new Source<>(
          ImageLink.class,
          "join fetch x.image join fetch x.image.space left join fetch x.image.folder",
          "x.maker = :account");
  private static final Source<HandOver> HAND_OVERS =
      new Source<>(HandOver.class, "join fetch x.space", "x.successor = :account");
  private static final Source<BreakGlass> LOOKS =
      new Source<>(BreakGlass.class, "join fetch x.space", "x.account = :account");

  private static final Source<Instrument> INSTRUMENTS =
      new Source<>(Instrument.class, "join fetch x.experiment", "x.sender = :account");

  @Inject Guard guard;
  @Inject HeldRows rows;
  @Inject HeldPlaces places;
  @Inject Spaces spaces;
  @Inject Pseudonyms pseudonyms;

  /// The account itself.
  public HeldAccount account(Caller caller) {
    var account = guard.requireHolder(caller);
    return new HeldAccount(
        account.id(),
        Subject.of(account),
        account.state(),
        account.firstLogin(),
        account.lastLogin(),
        account.termsVersion(),
        account.restrictedOn(),
        spaces.findPersonal(account).orElseThrow().id());
  }

  /// How much there is.
  public HeldSummary summary(Caller caller) {
    return rows.summary(guard.requireHolder(caller));
  }

  /// The roles that they hold by a membership.
  public Page<HeldRole, String> roles(Caller caller, Optional<String> after) {
    return placed(
        caller,
        page(ROLES, caller, after),
        membership -> Spot.of(membership.space(), membership.folder()),
        (membership, place) ->
            new HeldRole(
                membership.id(),
                place,
                membership.role(),
                membership.institution().map(institution -> institution.name()),
                membership.since()));
  }

  /// The images that they uploaded, in whatever space.
  public Page<HeldImage, String> images(Caller caller, Optional<String> after) {
    return placed(
        caller,
        page(IMAGES, caller, after),
        image -> Spot.of(image.space(), image.folder()),
        HeldData::image);
  }

  private static HeldImage image(Image image, HeldPlace place) {
    return new HeldImage(
        image.id(),
        place,
        image.title(),
        image.fileName(),
        image.sizeBytes(),
        image.sha256(),
        image.state(),
        image.widthPixels(),
        image.heightPixels(),
        image.metadata(),
        image.createdAt());
  }

  /// The folders of their personal repository.
  public Page<HeldFolder, String> folders(Caller caller, Optional<String> after) {
    return page(FOLDERS, caller, after)
        .map(folder -> new HeldFolder(folder.id(), folder.name(), folder.createdAt()));
  }

  /// Who may look into these folders.
  public Page<HeldShare, String> shares(Caller caller, Optional<String> after) {
    return page(SHARES, caller, after).map(this::share);
  }

  private HeldShare share(Membership guest) {
    var who = guest.account().map(Subject::of).orElseThrow();
    return new HeldShare(
        guest.id(),
        guest.folder().orElseThrow().id(),
        pseudonyms.of(guest.space().id(), who).label(),
        guest.since());
  }

  /// The invitations that they made.
  public Page<HeldInvitation, String> invitations(Caller caller, Optional<String> after) {
    return placed(
        caller,
        page(INVITATIONS, caller, after),
        invitation -> Spot.of(invitation.space(), invitation.folder()),
        HeldData::invitation);
  }

  private static HeldInvitation invitation(Invitation invitation, HeldPlace place) {
    return new HeldInvitation(
        invitation.id(),
        place,
        invitation.role(),
        invitation.requiredScope(),
        invitation.requiredEntitlement(),
        invitation.createdAt(),
        invitation.expiresAt(),
        invitation.acceptedAt(),
        invitation.revokedAt());
  }

  /// The links to images that they made.
  public Page<HeldLink, String> links(Caller caller, Optional<String> after) {
    return placed(
        caller,
        page(LINKS, caller, after),
        link -> Spot.of(link.image().space(), link.image().folder()),
        (link, place) ->
            new HeldLink(
                link.id(),
                link.image().id(),
                place,
                link.downloads(),
                link.createdAt(),
                link.expiresAt(),
                link.revokedAt()));
  }

  /// The principal investigator's parts that were offered to them.
  public Page<HeldHandOver, String> handOvers(Caller caller, Optional<String> after) {
    return placed(
        caller,
        page(HAND_OVERS, caller, after),
        offer -> new Spot(offer.space(), null),
        (offer, place) ->
            new HeldHandOver(
                offer.id(),
                place,
                offer.byAdministrator(),
                offer.state().name(),
                offer.offeredAt(),
                offer.expiresAt(),
                offer.settledAt()));
  }

  /// The spaces into which they looked in an emergency.
  public Page<HeldLook, String> looks(Caller caller, Optional<String> after) {
    return page(LOOKS, caller, after)
        .map(look ->
            new HeldLook(
                look.id(),
                look.space().id(),
                look.cause(),
                look.reference(),
                look.openedAt(),
                look.endsAt()));
  }

  /// The instruments that send in their name.
  public Page<HeldInstrument, String> instruments(Caller caller, Optional<String> after) {
    return placed(
        caller,
        page(INSTRUMENTS, caller, after),
        instrument -> new Spot(instrument.experiment().orElseThrow(), null),
        (instrument, place) ->
            new HeldInstrument(
                instrument.id(),
                place,
                instrument.title(),
                instrument.activeSince().orElseThrow()));
  }

  private <T> Page<T, String> page(Source<T> source, Caller caller, Optional<String> after) {
    var request = new PageRequest<>(after, PAGE);
    var found = rows.list(source, guard.requireHolder(caller), after, request.probe());
    return Page.of(found, request, HeldRows::idOf);
  }

  private <T, U> Page<U, String> placed(
      Caller caller,
      Page<T, String> page,
      Function<T, Spot> spot,
      BiFunction<T, HeldPlace, U> shape) {
    Map<Place, HeldPlace> known = places.of(caller, page.rows().stream().map(spot).toList());
    return page.map(item -> shape.apply(item, known.get(spot.apply(item).place())));
  }
}
