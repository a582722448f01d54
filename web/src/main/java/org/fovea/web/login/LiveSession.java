package org.fovea.web.login;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import org.fovea.model.shared.PublicId;
import org.fovea.service.access.Subject;

/// A session that goes on. Lives in the server's memory only.
final class LiveSession {
  private final String id = PublicId.random();
  private final Subject who;
  private final Device device;
  private final Instant since;
  private final HttpSession session;
  private volatile Instant lastUse;

  LiveSession(Subject who, Device device, HttpSession session, Instant now) {
    this.who = who;
    this.device = device;
    this.session = session;
    this.since = now;
    this.lastUse = now;
  }

  /// By which its owner names it; says nothing of its cookie.
  String id() {
    return id;
  }

  Subject who() {
    return who;
  }

  Instant since() {
    return since;
  }

  void used(Instant now) {
    lastUse = now;
  }

  boolean isOf(HttpSession other) {
    return session.getId().equals(other.getId());
  }

  /// Frees what the server keeps for it. Called outside of any request, or the container would
  /// delete the cookie of whoever makes the request.
  void end() {
    try {
      session.invalidate();
    } catch (IllegalStateException _) {
      // it has ended by itself meanwhile
    }
  }

  SessionView view(boolean here) {
    return new SessionView(id, device, since, lastUse, here);
  }
}
