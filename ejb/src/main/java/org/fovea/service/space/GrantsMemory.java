package org.fovea.service.space;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.fovea.service.shared.Recent;
import org.jspecify.annotations.Nullable;

/// Remembers what all mappings grant. What is remembered may be as old as [#MOST]; after that it is
/// asked whether anything changed, and only if so everything is read and understood again. Safe for
/// use by many threads.
///
/// Decisions that are remembered for [RecalledStandings#MEMORY] rest on it, so that the two add up
/// to how long a mapping may still count that was removed on another node.
final class GrantsMemory {
  static final Duration MOST = Duration.ofSeconds(1);

  private final Source source;
  private final Function<List<RoleGrants.Mapping>, RoleGrants> understand;
  private volatile Recent<RoleGrants> newest = new Recent<>(MOST);
  private volatile @Nullable Known known;

  /// Where the mappings are.
  interface Source {
    /// What is another text whenever any mapping was added or removed.
    String version();

    /// All of them.
    List<RoleGrants.Mapping> mappings();
  }

  /// @param version that was told before the mappings were read, so that it is never too new
  private record Known(String version, RoleGrants grants) {}

  GrantsMemory(Source source, Function<List<RoleGrants.Mapping>, RoleGrants> understand) {
    this.source = source;
    this.understand = understand;
  }

  /// What the mappings granted at `now`, or at most [#MOST] before.
  RoleGrants at(Instant now) {
    return newest.at(now, this::check);
  }

  /// What they grant as the present transaction sees them, which is not remembered.
  RoleGrants unremembered() {
    return understand.apply(source.mappings());
  }

  /// Makes the next question ask anew, also if the answer to another is just being fetched: that
  /// ends up where nobody looks any more.
  void forget() {
    newest = new Recent<>(MOST);
  }

  private RoleGrants check() {
    var version = source.version();
    var last = known;
    if (last == null || !last.version().equals(version)) {
      last = new Known(version, unremembered());
      known = last;
    }
    return last.grants();
  }
}
