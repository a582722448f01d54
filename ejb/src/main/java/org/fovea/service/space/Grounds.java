package org.fovea.service.space;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fovea.model.account.AccountState;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceKind;
import org.fovea.model.space.Stage;
import org.fovea.service.access.Place;
import org.fovea.service.access.SpaceRules;
import org.fovea.service.access.Subject;

/// Queries for what a role in a space may rest on. How many there are does not depend on how many
/// spaces, members or images there are; each follows indexes only.
@ApplicationScoped
class Grounds {
  private static final int FIRST_KEY = 4;

  /// Parameters: account, keys of the spaces in which entitlements count, now, keys of the spaces
  /// that are asked about. Columns: see [GroundRow].
  private static final String AROUND =
      """
      select 'HELD', m.space_id, m.role, f.public_id, null,
        null, null, null, null, null, null, null, null, null
      from fovea.membership m
      left join fovea.folder f on f.id = m.folder_id
      where m.account_id = ?1 and m.space_id in ({spaces}) and {held}
      union all
      select 'BREAK_GLASS', b.space_id, null, null, max(b.ends_at),
        null, null, null, null, null, null, null, null, null
      from fovea.break_glass b
      where b.account_id = ?1 and b.space_id in ({spaces}) and b.ends_at > ?3
        and {glass}
      group by b.space_id
      union all
      select 'TEAM', g.space_id, null, null, null,
        t.id, t.public_id, t.name, m.role, g.role, null, null, null, null
      from fovea.membership g
      join fovea.space t on t.id = g.team_id
      left join fovea.membership m
        on m.account_id = ?1 and m.space_id = g.team_id and m.folder_key = 0
      where g.space_id in ({spaces}) and g.team_id is not null
        and (m.id is not null or find_in_set(g.team_id, ?2))
      union all
      select 'PROJECT', l.experiment_id, m.role, null, null,
        null, null, null, null, null, p.id, p.public_id, p.name, l.grants
      from fovea.project_link l
      join fovea.space p on p.id = l.project_id
      left join fovea.membership m
        on m.account_id = ?1 and m.space_id = l.project_id and m.folder_key = 0
      where l.experiment_id in ({spaces}) and (m.id is not null or find_in_set(l.project_id, ?2))
      union all
      select 'TEAM_OF_PROJECT', l.experiment_id, null, null, null,
        t.id, t.public_id, t.name, m.role, g.role, p.id, p.public_id, p.name, l.grants
      from fovea.project_link l
      join fovea.space p on p.id = l.project_id
      join fovea.membership g on g.space_id = l.project_id and g.team_id is not null
      join fovea.space t on t.id = g.team_id
      left join fovea.membership m
        on m.account_id = ?1 and m.space_id = g.team_id and m.folder_key = 0
      where l.experiment_id in ({spaces}) and (m.id is not null or find_in_set(g.team_id, ?2))
      """
          .replace("{held}", Withheld.not("m.space_id"))
          .replace("{glass}", Withheld.not("b.space_id"));

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /// The place with the account of `who`, or empty if there is no such place.
  Optional<Scene> find(Subject who, Place place) {
    var query =
        entities
            .createNativeQuery(
                """
                select s.id, s.kind, s.viewers_download, s.stage, s.archived_at is not null,
                  f.id, a.id, a.state
                from fovea.space s
                left join fovea.folder f on f.space_id = s.id and f.public_id = ?2
                left join fovea.account a on a.issuer = ?3 and a.sub = ?4
                where s.public_id = ?1
                """)
            .setParameter(1, place.space().value())
            .setParameter(2, place.folder().map(FolderId::value).orElse(""))
            .setParameter(3, who.issuer())
            .setParameter(4, who.sub());
    return rows(query).stream()
        .filter(row -> place.folder().isEmpty() || row[5] != null)
        .map(Grounds::scene)
        .findAny();
  }

  private static Scene scene(Object[] row) {
    boolean takesUploads = !Stage.DONE.name().equals(row[3]);
    var rules = new SpaceRules(isTrue(row[2]), takesUploads, isTrue(row[4]));
    boolean barred = row[7] != null && !AccountState.ACTIVE.name().equals(row[7]);
    return new Scene(
        key(row[0]),
        SpaceKind.valueOf((String) row[1]),
        rules,
        Optional.ofNullable(row[6]).map(Grounds::key),
        barred);
  }

  /// What stands around each of these spaces, by their keys.
  ///
  /// @param spaces kinds by keys
  Map<Long, Surroundings> around(Map<Long, SpaceKind> spaces, Holder holder) {
    if (spaces.isEmpty()) {
      return Map.of();
    }
    List<Long> keys = new ArrayList<>(spaces.keySet());
    var places =
        IntStream.range(0, keys.size())
            .mapToObj(i -> "?" + (FIRST_KEY + i))
            .collect(Collectors.joining(", "));
    var query =
        entities
            .createNativeQuery(AROUND.replace("{spaces}", places))
            .setParameter(1, holder.key())
            .setParameter(2, entitled(holder))
            .setParameter(3, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    for (int i = 0; i < keys.size(); i++) {
      query.setParameter(FIRST_KEY + i, keys.get(i));
    }
    Map<Long, List<GroundRow>> grounds =
        rows(query).stream().map(GroundRow::of).collect(groupingBy(GroundRow::space));
    Map<Long, Surroundings> around = new HashMap<>();
    spaces.forEach((key, kind) ->
        around.put(key, GroundRow.around(key, kind, grounds.getOrDefault(key, List.of()), holder)));
    return around;
  }

  /// The keys of the spaces in which entitlements count, as `find_in_set` wants them.
  private static String entitled(Holder holder) {
    return holder.entitled().keySet().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(","));
  }

  @SuppressWarnings("unchecked") // a native query knows no types; each has several columns
  private static List<Object[]> rows(Query query) {
    return query.getResultList();
  }

  static long key(Object column) {
    return ((Number) column).longValue();
  }

  private static boolean isTrue(Object column) {
    return column instanceof Boolean flag ? flag : key(column) != 0;
  }
}
