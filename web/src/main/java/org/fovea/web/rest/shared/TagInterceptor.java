package org.fovea.web.rest.shared;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.precondition.PreconditionService;
import org.fovea.web.login.CurrentCaller;
import org.jspecify.annotations.Nullable;

/// Lets [Tagged] methods change a thing only if its tag is what the request asks for; if it asks
/// for none, they change it as it is. An interceptor and not a filter, for the comparison is a part
/// of the transaction that changes. What only shows is compared by [TagFilter].
@Tagged
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class TagInterceptor {
  @Inject PreconditionService preconditions;
  @Inject CurrentCaller caller;
  @Inject HttpServletRequest request;

  @AroundInvoke
  @Nullable Object check(InvocationContext context) throws Exception {
    var conditions = new Conditions(lines(HttpHeaders.IF_MATCH), lines(HttpHeaders.IF_NONE_MATCH));
    if (!conditions.any() || shows(context.getMethod())) {
      return context.proceed();
    }
    var who = caller.get();
    return switch (context.getParameters()[0]) {
      case SpaceId space ->
          preconditions.change(who, space, () -> allow(conditions, context), () -> go(context));
      case ImageId image ->
          preconditions.change(who, image, () -> allow(conditions, context), () -> go(context));
      default -> throw new IllegalStateException("nothing to lock for " + context.getMethod());
    };
  }

  private List<String> lines(String header) {
    return Collections.list(request.getHeaders(header));
  }

  private static boolean shows(Method method) {
    return method.isAnnotationPresent(GET.class);
  }

  private static boolean allow(Conditions conditions, InvocationContext context) {
    return conditions.allow(BodyTag.of(shown(context)));
  }

  /// What the resource shows of the thing now.
  private static JsonObject shown(InvocationContext context) {
    var type = context.getMethod().getDeclaringClass();
    var get =
        Arrays.stream(type.getMethods())
            .filter(method -> shows(method) && method.isAnnotationPresent(Tagged.class))
            .findAny()
            .orElseThrow(() -> new IllegalStateException("nothing shows what changes: " + type));
    var first = Arrays.copyOf(context.getParameters(), get.getParameterCount());
    var shown = Calls.unchecked(() -> get.invoke(context.getTarget(), first));
    return (JsonObject) Objects.requireNonNull(shown);
  }

  private static @Nullable Object go(InvocationContext context) {
    return Calls.unchecked(context::proceed);
  }
}
