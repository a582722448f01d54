package org.fovea.service.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;
import org.fovea.model.audit.AuditFacts;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.shared.InvalidException;

/// What the audit log says of the person who asks: what they did, and what was done about them.
@Stateless
public class OwnTrail {
  private static final int LARGEST_PAGE = 500;

  @Inject Guard guard;
  @Inject PersonEntries entries;
  @Inject SubjectDigest digest;
  @Inject Pseudonyms pseudonyms;

  /// The caller's entries, newest first. Two queries, however long the log is.
  ///
  /// @param before number of the last entry of the page before, or empty for the first page
  /// @param limit how many at most, 1 to 500
  /// @throws LoginRequiredException if the caller has not logged in
  /// @throws InvalidException if `limit` is out of range
  public OwnEntryPage list(Caller caller, OptionalLong before, int limit) {
    var self = digest.of(guard.requirePerson(caller));
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidException("limit", "A page has 1 to " + LARGEST_PAGE + " entries.");
    }
    List<AuditFacts> found = entries.before(self, before.orElse(Long.MAX_VALUE), limit + 1);
    var page = found.subList(0, Math.min(limit, found.size()));
    var view = new OwnEntryView(pseudonyms, self);
    return new OwnEntryPage(
        page.stream().map(view::of).toList(),
        found.size() > limit ? OptionalLong.of(page.getLast().sequence()) : OptionalLong.empty());
  }
}
