package org.fovea.config.health;

import jakarta.enterprise.context.ApplicationScoped;

/// How it stands with the signature of the audit log. Whoever signs tells it here.
@ApplicationScoped
public class AuditLogHealth {
  private volatile Told told = new Told(true, "NONE", 0);

  /// What was told last.
  ///
  /// @param well whether nothing keeps the server from signing
  /// @param trouble what does, in one word
  /// @param signed number of the entry that was signed last
  public record Told(boolean well, String trouble, long signed) {}

  /// Says how it stands.
  public void tell(Told news) {
    told = news;
  }

  /// What was told last; all is well before that.
  public Told told() {
    return told;
  }
}
