package org.fovea.service.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageLink;
import org.fovea.model.instrument.Instrument;
import org.fovea.model.space.BreakGlass;
import org.fovea.model.space.Folder;
import org.fovea.model.space.HandOver;
import org.fovea.model.space.Invitation;
import org.fovea.model.space.Membership;

/// Queries for the rows that belong to one account, page by page.
@ApplicationScoped
class HeldRows {
  @PersistenceContext EntityManager entities;

  /// Which rows.
  ///
  /// @param type of the entity `x`, which has a `publicId`
  /// @param fetches what is read with it, such as `join fetch x.space`
  /// @param condition that `x` belongs to `:account`, such as `x.uploader = :account`
  record Source<T>(Class<T> type, String fetches, String condition) {
    String where(String alias) {
      return " where " + condition.replace("x.", alias + ".");
    }
  }

  /// A page of them, newest first.
  ///
  /// @param after identifier of the last one of the page before; one that is not the account's own
  ///   yields nothing
  <T> List<T> list(Source<T> source, Account account, Optional<String> after, int limit) {
    var entity = source.type().getSimpleName();
    var jpql =
        new StringBuilder("select x from ")
            .append(entity)
            .append(" x ")
            .append(source.fetches())
            .append(source.where("x"));
    if (after.isPresent()) {
      jpql.append(" and x.id < (select y.id from ")
          .append(entity)
          .append(" y")
          .append(source.where("y"))
          .append(" and y.publicId = :after)");
    }
    var query =
        entities
            .createQuery(jpql.append(" order by x.id desc").toString(), source.type())
            .setParameter("account", account)
            .setMaxResults(limit);
    after.ifPresent(id -> query.setParameter("after", id));
    return query.getResultList();
  }

  /// The identifier of such a row.
  static String idOf(Object row) {
    return switch (row) {
      case Membership membership -> membership.id().value();
      case Image image -> image.id().value();
      case Folder folder -> folder.id().value();
      case Invitation invitation -> invitation.id().value();
      case ImageLink link -> link.id().value();
      case HandOver offer -> offer.id().value();
      case BreakGlass look -> look.id().value();
      case Instrument instrument -> instrument.id().value();
      default -> throw new IllegalArgumentException("no such rows belong to an account");
    };
  }

  HeldSummary summary(Account account) {
    var row =
        (Object[])
            entities
                .createNativeQuery(
                    """
                    select count(*), coalesce(sum(i.size_bytes), 0),
                      (select count(*) from fovea.membership m where m.account_id = ?1),
                      (select count(*) from fovea.invitation v where v.inviter_account_id = ?1)
                    from fovea.image i where i.uploader_account_id = ?1
                    """)
                .setParameter(1, account.key())
                .getSingleResult();
    return new HeldSummary(number(row[0]), number(row[1]), number(row[2]), number(row[3]));
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
