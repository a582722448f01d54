package org.fovea.service.precondition;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.image.VisibleImages;
import org.fovea.service.space.Spaces;
import org.jspecify.annotations.Nullable;

/// Changes a thing if it is still as somebody saw it: nobody can change it between the look and the
/// change, for both are in one transaction that has locked it. Whoever changes it without a
/// condition waits, too, or fails.
@Stateless
public class PreconditionService {
  @Inject Guard guard;
  @Inject Spaces spaces;
  @Inject VisibleImages images;

  /// Changes a space or a folder of it: who does locks the space.
  ///
  /// @param caller who asks; what more they must be allowed, `seen` and `change` ask the guard
  /// @param seen whether it is as it was; asked when nobody else can change it any more
  /// @param change joins this transaction; a refusal passes through
  /// @throws NotFoundException if there is no such space, or the caller may not see it
  /// @throws PreconditionFailedException if it is not as it was; nothing is changed then
  public @Nullable Object change(
      Caller caller, SpaceId space, BooleanSupplier seen, Supplier<@Nullable Object> change) {
    guard.require(caller, Permission.VIEW_SPACE, space); // so that no stranger locks anything
    spaces.lock(space);
    return change(seen, change);
  }

  /// Changes an image, as the other does a space.
  public @Nullable Object change(
      Caller caller, ImageId image, BooleanSupplier seen, Supplier<@Nullable Object> change) {
    images.lock(caller, image);
    return change(seen, change);
  }

  /// Whoever may not change it, or not so, is told that, whatever they have seen: conditions count
  /// only for what would be done without them (RFC 9110, section 13.2.1).
  private static @Nullable Object change(BooleanSupplier seen, Supplier<@Nullable Object> change) {
    boolean same = seen.getAsBoolean();
    var answer = change.get();
    if (!same) {
      throw new PreconditionFailedException(); // which undoes the change
    }
    return answer;
  }
}
