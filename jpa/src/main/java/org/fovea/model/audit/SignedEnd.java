package org.fovea.model.audit;

import java.util.List;
import java.util.Optional;
import org.fovea.model.audit.Tampering.Kind;

/// Compares a log with the signed head that lies outside the database.
final class SignedEnd {
  private final Optional<SignedHead> head;
  private final Optional<Tampering> fault;
  private boolean met;

  /// @param file what the file holds, or empty if there is none
  SignedEnd(Optional<String> file, String publicKey) {
    this.head = file.flatMap(SignedEnd::read).filter(found -> found.isSignedBy(publicKey));
    this.fault = head.isPresent() ? Optional.empty() : Optional.of(fault(file.isPresent()));
    compare(LogEnd.EMPTY);
  }

  private static Optional<SignedHead> read(String file) {
    try {
      return Optional.of(SignedHead.parse(file));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // told as a fault
    }
  }

  private static Tampering fault(boolean there) {
    return there
        ? new Tampering(
            Kind.SIGNATURE, 0, "The signed head was not signed with this deployment's key.")
        : new Tampering(
            Kind.MISSING, 0, "There is no signed head: nobody can tell whether the log was cut.");
  }

  /// Number of the entry that was signed, 0 if nothing valid was.
  long sequence() {
    return head.map(SignedHead::end).map(LogEnd::sequence).orElse(0L);
  }

  /// Compares an entry of the log.
  void compare(LogEnd entry) {
    met |= head.map(SignedHead::end).filter(entry::equals).isPresent();
  }

  /// What is wrong, now that all entries have been compared.
  ///
  /// @param settled number of the newest entry that was there before the head was read
  List<Tampering> finish(LogEnd newest, long settled) {
    if (fault.isPresent()) {
      return List.of(fault.get());
    }
    if (sequence() <= newest.sequence() && !met) {
      return List.of(
          new Tampering(
              Kind.REWRITTEN,
              sequence(),
              "Entry %d is not the one that was signed: the log was computed anew up to it."
                  .formatted(sequence())));
    }
    return settled > sequence() && newest.sequence() > sequence()
        ? List.of(unsigned(newest))
        : List.of();
  }

  private Tampering unsigned(LogEnd newest) {
    return new Tampering(
        Kind.UNSIGNED,
        sequence() + 1,
        ("What follows entry %d, up to entry %d, was never signed: it was appended while no server"
                + " could sign it, or not by a server.")
            .formatted(sequence(), newest.sequence()));
  }
}
