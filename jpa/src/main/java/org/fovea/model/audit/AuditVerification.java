package org.fovea.model.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.fovea.model.audit.Tampering.Kind;
import org.jspecify.annotations.Nullable;

/// Goes through a log from its first entry to its last and finds what was done to it. It keeps a
/// few entries only, however long the log is.
///
/// What the chain cannot show is found by the signed head, which lies outside the database: a cut
/// end, and a chain that was computed anew.
public final class AuditVerification {
  /// How far entries may have been renumbered for this still to be called by its name.
  private static final int LARGEST_SHIFT = 64;

  private final SignedEnd signed;
  private LogEnd end = LogEnd.EMPTY;
  private long entries;
  private @Nullable Tampering first;
  private @Nullable AuditRow suspect;
  private LogEnd newest = LogEnd.EMPTY;

  /// @param headFile what the file with the signed head holds, or empty if there is none
  /// @param publicKey of the deployment, as [AuditKey#publicKey()] writes it
  public AuditVerification(Optional<String> headFile, String publicKey) {
    this.signed = new SignedEnd(headFile, publicKey);
  }

  /// Takes the next entry, in the order of their numbers.
  public void accept(AuditRow row) {
    entries++;
    newest = new LogEnd(row.sequence(), row.hash());
    signed.compare(newest);
    if (first == null || suspect == null) {
      examine(row);
    } else if (row.previousHash().equals(end.hash())) {
      first = explain(first, row, suspect);
    }
  }

  /// How many entries were taken.
  public long entries() {
    return entries;
  }

  /// The last entry that was taken.
  public LogEnd newest() {
    return newest;
  }

  /// What was found when the last entry has been taken: the first wrong entry, and what is wrong
  /// with the ends.
  ///
  /// @param headRow what the row `audit_head` said when the entries were read; a number below zero
  ///   if it is missing
  /// @param settled number of the newest entry that was there before the signed head was read
  public List<Tampering> finish(LogEnd headRow, long settled) {
    List<Tampering> found = new ArrayList<>();
    Optional.ofNullable(first).ifPresent(found::add);
    long known = Math.max(headRow.sequence(), signed.sequence());
    if (known > newest.sequence()) {
      found.add(
          new Tampering(
              Kind.CUT,
              newest.sequence() + 1,
              "%s missing at the end of the log.".formatted(are(newest.sequence() + 1, known))));
    }
    if (headRow.sequence() <= newest.sequence() && !headRow.equals(newest)) {
      found.add(headRowDiffers(headRow));
    }
    found.addAll(signed.finish(newest, settled));
    return found;
  }

  private Tampering headRowDiffers(LogEnd headRow) {
    var sentence =
        headRow.sequence() == newest.sequence()
            ? "The row audit_head gives another hash for entry " + newest.sequence() + "."
            : "The row audit_head says that the log ends with entry %d, but it ends with %d."
                .formatted(headRow.sequence(), newest.sequence());
    return new Tampering(
        Kind.HEAD_ROW,
        newest.sequence(),
        headRow.sequence() < 0 ? "The row audit_head is missing." : sentence);
  }

  private void examine(AuditRow row) {
    long due = end.sequence() + 1;
    if (row.sequence() != due) {
      wrong(row, outOfOrder(row, due));
    } else if (!AuditChain.holds(row)) {
      wrong(row, broken(row));
    } else if (!row.previousHash().equals(end.hash())) {
      wrong(row, new Tampering(Kind.CHANGED, due, strange(due)));
    } else {
      end = newest;
    }
  }

  private void wrong(AuditRow row, Tampering found) {
    suspect = row;
    first = row.previousHash().equals(end.hash()) ? explain(found, row, row) : found;
  }

  private static Tampering outOfOrder(AuditRow row, long due) {
    return row.sequence() > due
        ? new Tampering(Kind.REMOVED, due, are(due, row.sequence() - 1) + " missing.")
        : new Tampering(
            Kind.INSERTED,
            row.sequence(),
            "There is an entry %d where %d is due.".formatted(row.sequence(), due));
  }

  private static String strange(long due) {
    return due == 1
        ? "Entry 1 does not begin the log: it or its hash was changed."
        : "Entry %d does not follow entry %d: one of them was changed and its hash computed anew."
            .formatted(due, due - 1);
  }

  private static Tampering broken(AuditRow row) {
    var was = numberBefore(row);
    long now = row.sequence();
    if (was.isEmpty()) {
      return new Tampering(
          Kind.CHANGED, now, "Entry " + now + " was changed: its fields do not yield its hash.");
    }
    return was.getAsLong() > now
        ? new Tampering(
            Kind.REMOVED,
            now,
            "Entry %d was recorded as %d: entries before it were removed and it was renumbered."
                .formatted(now, was.getAsLong()))
        : new Tampering(
            Kind.INSERTED,
            now,
            "Entry %d was recorded as %d: entries before it were inserted and it was renumbered."
                .formatted(now, was.getAsLong()));
  }

  /// The number under which `row` was recorded, or empty if not its number alone is wrong.
  private static OptionalLong numberBefore(AuditRow row) {
    return LongStream.rangeClosed(1, LARGEST_SHIFT)
        .flatMap(shift -> LongStream.of(row.sequence() + shift, row.sequence() - shift))
        .filter(number -> holdsAs(row, number))
        .findFirst();
  }

  private static boolean holdsAs(AuditRow row, long number) {
    return AuditChain.holds(
        new AuditRow(row.facts().numbered(number), row.previousHash(), row.hash()));
  }

  /// What it means that `row`, at the first wrong entry or after it, says that it follows the last
  /// right one.
  private Tampering explain(Tampering found, AuditRow row, AuditRow wrong) {
    long due = end.sequence() + 1;
    if (row.sequence() == due || !holdsAs(row, due)) {
      return found;
    }
    if (wrong.sequence() != due) {
      return new Tampering(
          Kind.SWAPPED, due, "Entry %d stands as entry %d.".formatted(due, row.sequence()));
    }
    return holdsAs(wrong, row.sequence())
        ? new Tampering(
            Kind.SWAPPED,
            due,
            "Entries %d and %d stand in each other's place.".formatted(due, row.sequence()))
        : new Tampering(
            Kind.INSERTED,
            due,
            "Entry %d was inserted: the entry recorded as %d stands as %d."
                .formatted(due, due, row.sequence()));
  }

  private static String are(long from, long to) {
    return from == to ? "Entry " + from + " is" : "Entries %d to %d are".formatted(from, to);
  }
}
