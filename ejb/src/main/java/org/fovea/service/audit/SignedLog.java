package org.fovea.service.audit;

import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.LogEnd;
import org.fovea.model.audit.SignedHead;
import org.fovea.service.audit.SigningState.Trouble;
import org.jspecify.annotations.Nullable;

/// The log's end as it is signed in the file: the newest that was offered, in whatever order
/// commits finish. Safe for use by many threads; while one writes, the others' ends gather, and the
/// next writes the newest of them.
///
/// Nothing is signed before the database still has what was signed last and what was offered: a
/// signature on a log that was cut or rewritten would replace the evidence. A file that contradicts
/// the database is left as it is, and nothing is signed until somebody has moved it away.
final class SignedLog {
  private static final System.Logger LOG = System.getLogger(SignedLog.class.getName());

  private final HeadFile file;
  private final AuditKey key;
  private final Clock clock;
  private final UnaryOperator<Set<LogEnd>> database;
  private final Object writing = new Object();
  private final Set<LogEnd> offered = new HashSet<>(); // guarded by this
  private final Set<LogEnd> due = new HashSet<>(); // guarded by writing
  private @Nullable SignedHead signed; // guarded by writing
  private boolean failing; // guarded by writing
  private boolean contradicted; // guarded by writing
  private volatile SigningState state = new SigningState(Trouble.NONE, 0, Instant.EPOCH);

  /// @param database finds those of some ends that are entries of the log, in one read
  SignedLog(HeadFile file, AuditKey key, Clock clock, UnaryOperator<Set<LogEnd>> database) {
    this.file = file;
    this.key = key;
    this.clock = clock;
    this.database = database;
  }

  /// Compares the file with the database, and signs what a crash left unsigned.
  ///
  /// @param end where the log ends in the database
  /// @throws IOException if the folder cannot be written to, which must stop the start
  void open(LogEnd end) throws IOException {
    file.open();
    offer(end);
  }

  /// Sees to it that the file tells of `end` or of a later one, or says in the log why not.
  void offer(LogEnd end) {
    synchronized (this) {
      offered.add(end);
    }
    write();
  }

  /// Brings the file up to the newest end that was offered.
  void write() {
    synchronized (writing) {
      take();
      if (due.isEmpty()) {
        return; // another thread has written it
      }
      try {
        writeDue();
      } catch (IOException | PersistenceException e) {
        tellFailure(e);
      }
      state = seen();
    }
  }

  /// How it stood after the last attempt to write. Waits for no writer.
  SigningState state() {
    return state;
  }

  private SigningState seen() {
    var trouble = contradicted ? Trouble.CONTRADICTED : failing ? Trouble.FAILING : Trouble.NONE;
    var last = signed;
    return last == null
        ? new SigningState(trouble, 0, Instant.EPOCH)
        : new SigningState(trouble, last.end().sequence(), last.signedAt());
  }

  private void take() {
    synchronized (this) {
      due.addAll(offered);
      offered.clear();
    }
    if (signed != null) {
      due.remove(signed.end());
    }
  }

  private void writeDue() throws IOException {
    var text = file.read();
    if (contradicted && text.isPresent()) {
      keepNewest(); // the alarm was told
      return;
    }
    if (contradicted) {
      contradicted = false; // somebody has looked and moved it away
      signed = null;
    }
    var present = text.flatMap(this::signedHere);
    if (!contradicted) {
      write(present);
    }
  }

  private void write(Optional<SignedHead> present) throws IOException {
    var last = signed;
    boolean lost = last != null && (present.isEmpty() || isBefore(present.get(), last));
    var newest = lost ? Optional.ofNullable(last) : present;
    boolean standing = allStand(newest);
    keepNewest();
    if (lost) {
      putBack(newest.orElseThrow());
    }
    if (standing) {
      advance(newest, due.iterator().next());
      due.clear();
    }
  }

  private static boolean isBefore(SignedHead head, SignedHead other) {
    return head.end().sequence() < other.end().sequence();
  }

  /// The file never goes back by itself, so somebody took it away or put an older one there.
  private void putBack(SignedHead head) throws IOException {
    file.advance(head);
    LOG.log(
        Level.ERROR,
        "audit log: ALARM, the signed head was removed or set back while the server ran; the one of"
            + " entry {0} was put back",
        Long.toString(head.end().sequence()));
  }

  /// The head in the file, or empty and an alarm if this deployment did not sign it.
  private Optional<SignedHead> signedHere(String text) {
    try {
      return Optional.of(file.signed(text));
    } catch (IllegalArgumentException e) {
      contradicted = true;
      keepNewest();
      LOG.log(
          Level.ERROR,
          "audit log: ALARM, the signed head was not signed with this deployment''s key ({0});"
              + " nothing is signed until the file is moved away",
          e.getMessage());
      return Optional.empty();
    }
  }

  /// Whether the database has all that was offered, what the file tells of, and what this server
  /// signed last; else there is an alarm.
  ///
  /// Commits may finish out of order, so an end before the signed one is in order as long as both
  /// stand. After a cut only one of them does.
  private boolean allStand(Optional<SignedHead> present) {
    var wanted = new HashSet<>(due);
    present.map(SignedHead::end).ifPresent(wanted::add);
    if (signed != null) {
      wanted.add(signed.end());
    }
    wanted.remove(LogEnd.EMPTY);
    var standing = wanted.isEmpty() ? wanted : database.apply(wanted);
    var missing = new HashSet<>(wanted);
    missing.removeAll(standing);
    if (missing.isEmpty()) {
      return true;
    }
    due.removeAll(missing);
    contradicted = present.isPresent();
    LOG.log(
        Level.ERROR,
        "audit log: ALARM, entry {0} was signed or recorded and is not so in the database;"
            + " nothing is signed until the signed head is moved away: run ./fovea audit verify",
        Long.toString(
            Collections.min(missing, Comparator.comparingLong(LogEnd::sequence)).sequence()));
    return false;
  }

  /// Leaves only the newest of what is due, so that it stays small however long nothing is written.
  private void keepNewest() {
    due.stream()
        .max(Comparator.comparingLong(LogEnd::sequence))
        .ifPresent(newest -> due.removeIf(end -> !end.equals(newest)));
  }

  private void advance(Optional<SignedHead> present, LogEnd end) throws IOException {
    if (present.isPresent() && present.get().end().sequence() >= end.sequence()) {
      signed = present.get();
    } else {
      tellUnsigned(present, end);
      var head = SignedHead.sign(end, clock.instant(), key);
      file.advance(head);
      signed = head;
    }
    tellRecovery(end);
  }

  /// Tells what this server did not see being recorded: after a crash, or without a file.
  private void tellUnsigned(Optional<SignedHead> present, LogEnd end) {
    if (signed != null || end.sequence() == 0) {
      return;
    }
    if (present.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "audit log: there was no signed head; a new one begins with entry {0}",
          Long.toString(end.sequence()));
    } else {
      LOG.log(
          Level.WARNING,
          "audit log: entries after {0}, up to {1}, were not signed when they were recorded",
          Long.toString(present.get().end().sequence()),
          Long.toString(end.sequence()));
    }
  }

  private void tellRecovery(LogEnd end) {
    if (failing) {
      LOG.log(Level.INFO, "audit log: signed up to {0} again", Long.toString(end.sequence()));
    }
    failing = false;
  }

  private void tellFailure(Exception e) {
    if (!failing) {
      LOG.log(Level.ERROR, "audit log: the newest entries are recorded but not signed yet", e);
    }
    failing = true;
  }
}
