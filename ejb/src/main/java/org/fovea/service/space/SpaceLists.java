package org.fovea.service.space;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.space.ExId;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.model.space.Stage;
import org.jspecify.annotations.Nullable;

/// The query for lists of somebody's spaces: one, however many spaces, members and images there
/// are. What it costs grows with the spaces of that person, not with those of others.
@ApplicationScoped
class SpaceLists {
  /// Which spaces those are: where the person is a member or entitled, where a team of theirs is a
  /// member, and the experiments that such a project links; then the folders that were shared with
  /// them. If only those are wanted in which the person is strong enough, each step of a way must
  /// be, but for being in a team: anything there will do. This is what [AccessPaths] makes of the
  /// same ways. `straight_join` and `force index`, for without them whole tables would be read for
  /// each space, and all images of a space sorted to find the newest.
  private static final String PAGE =
      """
      with held (id, enough) as (
        select m.space_id, find_in_set(m.role, ?9) > 0
        from fovea.membership m where m.account_id = ?1 and m.folder_id is null
        union
        select j.id, find_in_set(j.role, ?9) > 0
        from json_table(?2, '$[*]' columns (id bigint path '$[0]', role varchar(32) path '$[1]')) j
        join fovea.space s on s.id = j.id and s.kind <> 'PERSONAL_REPOSITORY'
      ), joined (id) as (
        select id from held where enough
        union
        select g.space_id from held h straight_join fovea.membership g
          force index (membership_team) on g.team_id = h.id
        where find_in_set(g.role, ?9)
      ), seen (id) as (
        select id from joined
        union
        select l.experiment_id
        from joined j straight_join fovea.project_link l
          force index (project_link_once) on l.project_id = j.id
        where find_in_set(l.grants, ?9)
      ), listed (space, folder) as (
        select id, null from seen
        union all
        select m.space_id, m.folder_id from fovea.membership m
        where m.account_id = ?1 and m.folder_id is not null and find_in_set(m.role, ?9)
          and {not withheld}
      ), page as (
        select s.id, f.id as folder, coalesce(s.owner_account_id = ?1, 0) as own,
          count(*) over () as total
        from listed x
        join fovea.space s on s.id = x.space
        left join fovea.folder f on f.id = x.folder
        where (?3 = '' or s.kind = ?3)
          and (s.archived_at is not null) = ?4
          and (not ?10 or s.stage is null or s.stage <> 'DONE')
          and (?5 = '' or locate(?5, coalesce(f.name, s.name)) > 0 or locate(?6, s.exid) > 0)
        order by own desc, s.id desc, f.id desc
        limit ?7 offset ?8
      )
      select s.id, s.public_id, s.kind, coalesce(f.name, s.name), s.exid, s.stage, i.name,
        s.archived_at is not null,
        if(f.id is null,
          (select count(*) from fovea.image p where p.space_id = s.id),
          (select count(*) from fovea.image p where p.folder_id = f.id)),
        if(f.id is null, (select count(*) from fovea.membership m where m.space_id = s.id), 0),
        if(f.id is null,
          (select p.public_id from fovea.image p force index (image_newest)
            where p.space_id = s.id and p.state = 'READY' order by p.id desc limit 1),
          (select p.public_id from fovea.image p force index (image_newest_of_folder)
            where p.folder_id = f.id and p.state = 'READY' order by p.id desc limit 1)),
        f.public_id, page.total
      from page
      join fovea.space s on s.id = page.id
      left join fovea.folder f on f.id = page.folder
      left join fovea.ownership o on o.space_id = s.id
      left join fovea.institution i on i.id = o.institution_id
      order by page.own desc, s.id desc, f.id desc
      """
          .replace("{not withheld}", Withheld.not("m.space_id"));

  @PersistenceContext EntityManager entities;

  /// A row of the page, of which the role is still to be told.
  ///
  /// @param key of the space
  /// @param total how many there are on all pages
  record Entry(long key, SpaceRow row, long total) {}

  /// The spaces of `holder` that `filter` asks for; the personal repository first, then the newest.
  List<Entry> list(Holder holder, SpaceFilter filter) {
    List<?> rows =
        entities
            .createNativeQuery(PAGE)
            .setParameter(1, holder.key())
            .setParameter(2, entitled(holder))
            .setParameter(3, filter.kind().map(SpaceKind::name).orElse(""))
            .setParameter(4, filter.archived())
            .setParameter(5, filter.text().strip())
            .setParameter(6, filter.text().strip().toUpperCase(Locale.ROOT))
            .setParameter(7, filter.limit())
            .setParameter(8, filter.first())
            .setParameter(9, atLeast(filter.least()))
            .setParameter(10, filter.forUploads())
            .getResultList();
    return rows.stream().map(row -> entry((Object[]) row)).toList();
  }

  /// The spaces in which entitlements count, with the role that they grant: pairs in JSON.
  private static String entitled(Holder holder) {
    return holder.entitled().entrySet().stream()
        .map(entry -> "[%d,\"%s\"]".formatted(entry.getKey(), entry.getValue()))
        .collect(joining(",", "[", "]"));
  }

  /// This role and all stronger ones, as `find_in_set` wants them.
  private static String atLeast(Role least) {
    return Stream.of(Role.values())
        .filter(role -> role.compareTo(least) >= 0)
        .map(Role::name)
        .collect(joining(","));
  }

  private static Entry entry(@Nullable Object[] columns) {
    var row =
        new SpaceRow(
            text(columns, 1).map(SpaceId::new).orElseThrow(),
            text(columns, 2).map(SpaceKind::valueOf).orElseThrow(),
            text(columns, 3).orElseThrow(),
            text(columns, 4).map(ExId::new),
            text(columns, 5).map(Stage::valueOf),
            text(columns, 6),
            number(columns, 7) != 0,
            Role.VIEWER,
            number(columns, 8),
            number(columns, 9),
            text(columns, 10),
            text(columns, 11).map(FolderId::new));
    return new Entry(number(columns, 0), row, number(columns, 12));
  }

  private static Optional<String> text(@Nullable Object[] columns, int index) {
    return Optional.ofNullable((String) columns[index]);
  }

  private static long number(@Nullable Object[] columns, int index) {
    return Optional.ofNullable((Number) columns[index]).orElseThrow().longValue();
  }
}
