package org.fovea.web.page.admin;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.AccountState;
import org.fovea.service.account.ErasureView;
import org.fovea.service.account.Hindrance;
import org.fovea.service.account.Holdings;
import org.fovea.service.account.PersonView;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.Messages;

/// Somebody as the page of people shows them.
///
/// @param state name of the account's state; empty if there is none
/// @param barred since which day they can open no account; empty if they can
/// @param suspension since when and why, in words; empty if they are not suspended
/// @param inTheWay identifiers of spaces that must be handed over before
public record PersonRow(
    String digest,
    String state,
    String barred,
    String suspension,
    Dates dates,
    Counts counts,
    List<String> inTheWay,
    List<Erased> erasures)
    implements Serializable {

  /// Days as people read them.
  public record Dates(String first, String last) implements Serializable {}

  /// How much they have.
  ///
  /// @param bytes as people read it
  public record Counts(long images, String bytes, long elsewhere, long roles, long led)
      implements Serializable {}

  /// One erasure.
  ///
  /// @param kind name of a constant
  public record Erased(String day, String kind, long images, String bytes, long kept, long roles)
      implements Serializable {}

  static PersonRow of(PersonView person) {
    var entry = person.entry();
    return new PersonRow(
        person.digest(),
        entry.map(PersonView.Entry::state).map(AccountState::name).orElse(""),
        person.barred().map(Figures::day).orElse(""),
        entry.flatMap(PersonView.Entry::suspension).map(PersonRow::words).orElse(""),
        entry.map(PersonRow::dates).orElse(new Dates("", "")),
        entry.map(PersonRow::counts).orElse(new Counts(0, "", 0, 0, 0)),
        entry.map(PersonView.Entry::hindrances).map(PersonRow::spaces).orElse(List.of()),
        person.erasures().stream().map(PersonRow::erased).toList());
  }

  /// Whether there is an account, which can be suspended or erased.
  public boolean there() {
    return !state.isEmpty();
  }

  /// Whether they can be suspended.
  public boolean active() {
    return state.equals(AccountState.ACTIVE.name());
  }

  /// Whether they can be let in again.
  public boolean shut() {
    return state.equals(AccountState.SUSPENDED.name()) || !barred.isEmpty();
  }

  private static String words(PersonView.SuspensionView suspension) {
    return Messages.text(
        "people.suspension",
        Figures.day(suspension.since()),
        Messages.text("people.cause." + suspension.cause()),
        suspension.reference());
  }

  private static Dates dates(PersonView.Entry entry) {
    return new Dates(Figures.day(entry.firstLogin()), Figures.day(entry.lastLogin()));
  }

  private static Counts counts(PersonView.Entry entry) {
    Holdings held = entry.holdings();
    return new Counts(
        held.images(),
        Figures.bytes(held.bytes()),
        held.imagesElsewhere(),
        held.roles(),
        entry.led());
  }

  private static List<String> spaces(List<Hindrance> hindrances) {
    return hindrances.stream()
        .map(Hindrance::space)
        .flatMap(Optional::stream)
        .map(space -> space.id().value())
        .toList();
  }

  private static Erased erased(ErasureView erasure) {
    var things = erasure.things();
    return new Erased(
        Figures.day(erasure.erasedAt()),
        erasure.kind().name(),
        things.imagesDeleted(),
        Figures.bytes(things.bytesDeleted()),
        things.imagesKept(),
        things.rolesEnded());
  }
}
