package org.fovea.service.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.fovea.config.UploadSettings;
import org.fovea.model.account.Account;
import org.fovea.model.image.Image;
import org.fovea.model.institution.Institution;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.space.Ownership;
import org.fovea.model.space.Space;
import org.fovea.service.policy.UsedByInstitution;

/// How much is kept already: originals, and what open uploads announce, or may bring at most as
/// long as they have not.
@ApplicationScoped
public class UsedBytes {
  private static final String OF_PERSON =
      """
      select
        (select coalesce(sum(size_bytes), 0) from fovea.image where uploader_account_id = ?1)
        + (select coalesce(sum(coalesce(length_bytes, ?2)), 0) from fovea.upload
            where account_id = ?1 and state = 'OPEN')
      """;
  private static final String OF_INSTITUTION =
      """
      select
        (select coalesce(sum(i.size_bytes), 0) from fovea.ownership o
          join fovea.image i on i.space_id = o.space_id where o.institution_id = ?1)
        + (select coalesce(sum(coalesce(u.length_bytes, ?2)), 0) from fovea.ownership o
          join fovea.upload u on u.space_id = o.space_id and u.state = 'OPEN'
          where o.institution_id = ?1)
      """;

  @PersistenceContext EntityManager entities;
  @Inject UploadSettings settings;

  /// By one person, in whatever space.
  public long by(Account uploader) {
    return sum(OF_PERSON, uploader.key());
  }

  /// In all spaces of the institution that owns `space`, or empty if none owns it.
  public Optional<UsedByInstitution> byOwnerOf(Space space) {
    return Optional.ofNullable(entities.find(Ownership.class, space.key()))
        .map(Ownership::institution)
        .map(this::by);
  }

  /// In all spaces of an institution.
  UsedByInstitution by(Institution owner) {
    return new UsedByInstitution(owner.id(), sum(OF_INSTITUTION, owner.key()));
  }

  /// Keeps others from adding to what the institution that owns `space` keeps, until the
  /// transaction ends; nothing if none owns it. The space is locked before, accounts and images
  /// after.
  public void lockOwnerOf(Space space) {
    var ownership = entities.find(Ownership.class, space.key());
    if (ownership != null) {
      entities.refresh(ownership.institution(), LockModeType.PESSIMISTIC_WRITE);
    }
  }

  /// How much these images add to what an institution keeps: those that are in its spaces already
  /// add nothing.
  long added(Collection<Image> images, InstitutionId institution) {
    var present =
        Set.copyOf(
            entities
                .createQuery(
                    "select o.spaceKey from Ownership o"
                        + " where o.institution.publicId = :owner and o.spaceKey in :spaces",
                    Long.class)
                .setParameter("owner", institution.value())
                .setParameter(
                    "spaces", images.stream().map(i -> i.space().key()).distinct().toList())
                .getResultList());
    return images.stream()
        .filter(image -> !present.contains(image.space().key()))
        .mapToLong(Image::sizeBytes)
        .sum();
  }

  /// MariaDB sums whole numbers up to a decimal.
  private long sum(String query, long key) {
    var bytes =
        entities
            .createNativeQuery(query)
            .setParameter(1, key)
            .setParameter(2, settings.maxBytes())
            .getSingleResult();
    return ((Number) bytes).longValue();
  }
}
