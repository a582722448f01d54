package org.fovea.service.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import org.fovea.service.access.Subject;
import org.fovea.service.shared.ConflictException;

/// Which exports are being sent on this node: one to a person at a time, and not many in all, for
/// each keeps a thread and a disk busy for as long as its reader takes.
@ApplicationScoped
class RunningExports {
  private static final int MOST = 8;

  private final Set<Subject> running = new HashSet<>(); // guarded by itself

  /// Notes that one begins.
  ///
  /// @throws ConflictException if that person gets one already, or too many are running
  void begin(Subject who) {
    synchronized (running) {
      if (running.contains(who)) {
        throw new ConflictException(
            "export-running", "You are downloading your data already. Wait until that has ended.");
      }
      if (running.size() >= MOST) {
        throw new ConflictException(
            "exports-running", "Many people are downloading their data. Try again in a while.");
      }
      running.add(who);
    }
  }

  /// Notes that it has ended, however.
  void end(Subject who) {
    synchronized (running) {
      running.remove(who);
    }
  }
}
