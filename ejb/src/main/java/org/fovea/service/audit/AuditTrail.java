package org.fovea.service.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.shared.InvalidException;

/// What happened in a space, for its participants. People appear under their pseudonyms there.
@Stateless
public class AuditTrail {
  private static final Set<String> ROLE_EVENTS = AuditEvent.namesOfRoleEvents();
  private static final int LARGEST_PAGE = 200;

  @Inject Guard guard;
  @Inject SpaceEntries entries;
  @Inject Pseudonyms pseudonyms;

  /// All that happened in a space, newest first.
  ///
  /// @param before number of the last entry of the page before, or empty for the first page
  /// @param limit how many at most, 1 to 200
  /// @throws NotFoundException if there is no such space, or the caller may not see it
  /// @throws InvalidException if `limit` is out of range
  public ActivityPage activity(Caller caller, SpaceId space, OptionalLong before, int limit) {
    guard.require(caller, Permission.VIEW_SPACE, space);
    requireLimit(limit);
    return page(space, limit, entries.before(space, before.orElse(Long.MAX_VALUE), limit + 1));
  }

  /// The same, only what changed who may do what there.
  public ActivityPage roleLog(Caller caller, SpaceId space, OptionalLong before, int limit) {
    guard.require(caller, Permission.VIEW_SPACE, space);
    requireLimit(limit);
    return page(
        space, limit, entries.before(space, before.orElse(Long.MAX_VALUE), limit + 1, ROLE_EVENTS));
  }

  private ActivityPage page(SpaceId space, int limit, List<AuditFacts> found) {
    var view = new ActivityView(pseudonyms, space);
    var page = found.subList(0, Math.min(limit, found.size()));
    var next =
        found.size() > limit ? OptionalLong.of(page.getLast().sequence()) : OptionalLong.empty();
    return new ActivityPage(page.stream().map(view::of).toList(), next);
  }

  private static void requireLimit(int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidException("limit", "A page has 1 to " + LARGEST_PAGE + " entries.");
    }
  }
}
