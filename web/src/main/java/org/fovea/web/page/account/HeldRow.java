package org.fovea.web.page.account;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.fovea.model.access.Role;
import org.fovea.service.audit.OwnEntry;
import org.fovea.service.audit.OwnEntryPage;
import org.fovea.service.disclosure.HeldFolder;
import org.fovea.service.disclosure.HeldHandOver;
import org.fovea.service.disclosure.HeldImage;
import org.fovea.service.disclosure.HeldInvitation;
import org.fovea.service.disclosure.HeldLink;
import org.fovea.service.disclosure.HeldLook;
import org.fovea.service.disclosure.HeldPlace;
import org.fovea.service.disclosure.HeldRole;
import org.fovea.service.disclosure.HeldShare;
import org.fovea.service.shared.Page;
import org.fovea.service.upload.UploadView;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.Messages;

/// Something that is held, as the page lists it.
///
/// @param what it is
/// @param address where it can be seen, or an empty text
/// @param detail what else there is to say
/// @param at when it came to be, as ISO 8601 writes it
/// @param day the same as a day
public record HeldRow(String what, String address, String detail, String at, String day) {

  /// What is held of one kind.
  ///
  /// @param key of the texts in the bundle: `held.{key}`
  /// @param next by which the page's address asks for more; empty if this is all that is listed
  /// @param cut whether there is more that is not listed
  public record Kept(String key, List<HeldRow> rows, String next, boolean cut) {
    static final Kept NOTHING = new Kept("", List.of(), "", false);
  }

  private static HeldRow of(String what, String address, String detail, Instant at) {
    return new HeldRow(what, address, detail, at.toString(), Figures.day(at));
  }

  private static <T> Kept kept(String key, Page<T, String> page, Function<T, HeldRow> row) {
    return new Kept(key, page.rows().stream().map(row).toList(), "", page.next().isPresent());
  }

  static Kept roles(Page<HeldRole, String> page) {
    return kept(
        "roles",
        page,
        role ->
            of(
                name(role.place()),
                role.place().name().map(_ -> "/space/" + role.place().space()).orElse(""),
                role(role.role()) + role.institution().map(name -> " · " + name).orElse(""),
                role.since()));
  }

  static Kept images(Page<HeldImage, String> page) {
    var rows = page.rows().stream().map(HeldRow::image).toList();
    return new Kept("images", rows, page.next().map(id -> "images=" + id).orElse(""), false);
  }

  private static HeldRow image(HeldImage image) {
    boolean seen = image.place().name().isPresent();
    return of(
        image.title(),
        seen ? "/view/" + image.id() : "",
        Figures.bytes(image.sizeBytes()) + " · " + name(image.place()),
        image.uploadedAt());
  }

  static Kept uploads(List<UploadView> uploads) {
    return new Kept("uploads", uploads.stream().map(HeldRow::upload).toList(), "", false);
  }

  private static HeldRow upload(UploadView upload) {
    var here = Figures.bytes(upload.offsetBytes());
    var amount =
        upload.lengthBytes().isPresent()
            ? Messages.text("held.upload", here, Figures.bytes(upload.lengthBytes().getAsLong()))
            : Messages.text("held.upload-growing", here);
    return of(upload.fileName(), "", amount, upload.createdAt());
  }

  static Kept folders(Page<HeldFolder, String> page) {
    return kept("folders", page, folder -> of(folder.name(), "", "", folder.createdAt()));
  }

  static Kept shares(Page<HeldShare, String> page) {
    return kept(
        "shares",
        page,
        share -> of(Messages.text("person.member", share.guest()), "", "", share.since()));
  }

  static Kept invitations(Page<HeldInvitation, String> page) {
    return kept(
        "invitations",
        page,
        invitation ->
            of(
                name(invitation.place()),
                "",
                role(invitation.role()) + " · " + Messages.text(state(invitation)),
                invitation.createdAt()));
  }

  private static String state(HeldInvitation invitation) {
    return invitation.acceptedAt().isPresent()
        ? "invitation.ACCEPTED"
        : invitation.revokedAt().isPresent() ? "invitation.REVOKED" : "held.invitation-until";
  }

  static Kept links(Page<HeldLink, String> page) {
    return kept(
        "links",
        page,
        link ->
            of(
                name(link.place()),
                link.place().name().map(_ -> "/view/" + link.image()).orElse(""),
                Messages.text(
                    link.revokedAt().isPresent()
                        ? "link.REVOKED"
                        : link.downloads() ? "held.link-downloads" : "held.link"),
                link.createdAt()));
  }

  static Kept handOvers(Page<HeldHandOver, String> page) {
    return kept(
        "hand-overs",
        page,
        offer ->
            of(
                name(offer.place()),
                "",
                Messages.text("held.hand-over." + offer.state()),
                offer.offeredAt()));
  }

  static Kept looks(Page<HeldLook, String> page) {
    return kept(
        "looks",
        page,
        look ->
            of(
                look.space().value(),
                "",
                Messages.text("cause." + look.cause()) + " · " + look.reference(),
                look.openedAt()));
  }

  static Kept log(OwnEntryPage page) {
    var rows = page.entries().stream().map(HeldRow::entry).toList();
    var next = page.next().isPresent() ? "log=" + page.next().getAsLong() : "";
    return new Kept("log", rows, next, false);
  }

  /// The event by its name, which a program can find in the download, too.
  private static HeldRow entry(OwnEntry entry) {
    var actor =
        entry
            .actor()
            .map(who ->
                Messages.has("held.actor." + who)
                    ? Messages.text("held.actor." + who)
                    : Messages.text("person.member", who))
            .orElseGet(() -> Messages.text("held.actor.system"));
    var details =
        entry.details().entrySet().stream()
            .map(detail -> detail.getKey() + " " + detail.getValue())
            .reduce((one, other) -> one + ", " + other)
            .orElse("");
    return of(actor + ": " + words(entry.event()), "", details, entry.recordedAt());
  }

  /// `RoleChanged` as `role changed`.
  private static String words(String event) {
    return event.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String name(HeldPlace place) {
    var space =
        place
            .name()
            .orElseGet(() ->
                place.folder().isPresent() && place.folderName().isPresent()
                    ? Messages.text("kind." + place.kind())
                    : Messages.text("held.unseen", Messages.text("kind." + place.kind())));
    return place.folderName().map(folder -> space + " / " + folder).orElse(space);
  }

  private static String role(Role role) {
    return Messages.text("role." + role);
  }
}
