package org.fovea.web.rest.shared;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Calls of resource methods, which throw unchecked exceptions only, through ways that declare all.
final class Calls {
  private Calls() {}

  /// What `call` returns.
  static @Nullable Object unchecked(Callable<@Nullable Object> call) {
    try {
      return call.call();
    } catch (InvocationTargetException e) {
      throw unchecked(e.getTargetException());
    } catch (Exception e) {
      throw unchecked(e);
    }
  }

  private static RuntimeException unchecked(Throwable thrown) {
    return thrown instanceof RuntimeException known
        ? known
        : new IllegalStateException("a resource method throws no such thing", thrown);
  }
}
