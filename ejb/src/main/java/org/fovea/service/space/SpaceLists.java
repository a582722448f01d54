package org.fovea.service.space;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  /// them. `straight_join`, for without it whole tables would be read; `force index`, for without
  /// it all images of a space would be sorted to find the newest.
  private static final String PAGE =
      """
      with held (id) as (
        select m.space_id from fovea.membership m where m.account_id = ?1 and m.folder_id is null
        union
        select j.id from json_table(?2, '$[*]' columns (id bigint path '$')) j
        join fovea.space s on s.id = j.id and s.kind <> 'PERSONAL_REPOSITORY'
      ), joined (id) as (
        select id from held
        union
        select g.space_id from held h straight_join fovea.membership g on g.team_id = h.id
      ), seen (id) as (
        select id from joined
        union
        select l.experiment_id
        from joined j straight_join fovea.project_link l on l.project_id = j.id
      ), listed (space, folder) as (
        select id, null from seen
        union all
        select m.space_id, m.folder_id from fovea.membership m
        where m.account_id = ?1 and m.folder_id is not null
      ), page as (
        select s.id, f.id as folder, coalesce(s.owner_account_id = ?1, 0) as own,
          count(*) over () as total
        from listed x
        join fovea.space s on s.id = x.space
        left join fovea.folder f on f.id = x.folder
        where (?3 = '' or s.kind = ?3)
          and (s.archived_at is not null) = ?4
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
      """;

  @PersistenceContext EntityManager entities;

  /// A row of the page, of which the role is still to be told.
  ///
  /// @param key of the space
  /// @param total how many there are on all pages
  record Entry(long key, SpaceRow row, long total) {}

  /// The spaces of `holder` that `filter` asks for; the personal repository first, then the newest.
  List<Entry> list(Holder holder, SpaceFilter filter) {
    var entitled = holder.entitled().keySet();
    List<?> rows =
        entities
            .createNativeQuery(PAGE)
            .setParameter(1, holder.key())
            .setParameter(2, entitled.stream().map(String::valueOf).collect(joining(",", "[", "]")))
            .setParameter(3, filter.kind().map(SpaceKind::name).orElse(""))
            .setParameter(4, filter.archived())
            .setParameter(5, filter.text().strip())
            .setParameter(6, filter.text().strip().toUpperCase(Locale.ROOT))
            .setParameter(7, filter.limit())
            .setParameter(8, filter.first())
            .getResultList();
    return rows.stream().map(row -> entry((Object[]) row)).toList();
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
