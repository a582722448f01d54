package org.fovea.service.usage;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fovea.model.image.ImageId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.image.VisibleImages;
import org.fovea.service.shared.NotFoundException;

/// How often images were opened, for the members of their spaces. Each public method is one
/// transaction.
@Stateless
public class UsageService {
  private static final int DAYS = 30;

  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject VisibleImages images;
  @Inject Clock clock;

  /// The last 30 days, today included.
  ///
  /// @throws NotFoundException if there is no such image, or the caller may not see it or the space
  ///   that it is in
  public UsageView lastDays(Caller caller, ImageId id) {
    var image = images.get(caller, id);
    guard.require(caller, Permission.VIEW_SPACE, image.space().id());
    var first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS - 1);
    return UsageView.of(first, DAYS, counts(id, first));
  }

  private Map<LocalDate, Map<UsageKind, Long>> counts(ImageId id, LocalDate first) {
    Map<LocalDate, Map<UsageKind, Long>> counts = new HashMap<>();
    for (var row : rows(id, first)) {
      counts
          .computeIfAbsent(LocalDate.parse((String) row[0]), _ -> new EnumMap<>(UsageKind.class))
          .put(UsageKind.valueOf((String) row[1]), ((Number) row[2]).longValue());
    }
    return counts;
  }

  @SuppressWarnings("unchecked") // a native query knows no types; it has several columns
  private List<Object[]> rows(ImageId id, LocalDate first) {
    return entities
        .createNativeQuery(
            "select cast(day as char), kind, number from fovea.usage_count where item = ?1 and day >= ?2")
        .setParameter(1, id.value())
        .setParameter(2, first)
        .getResultList();
  }
}
