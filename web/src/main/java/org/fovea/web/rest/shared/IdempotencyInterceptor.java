package org.fovea.web.rest.shared;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fovea.service.idempotency.IdempotencyKeys;
import org.fovea.service.idempotency.KeptAnswer;
import org.fovea.service.idempotency.KeyedRequest;
import org.fovea.web.login.CurrentCaller;
import org.jspecify.annotations.Nullable;

/// Gives resource methods that are [Idempotent] their keys. An interceptor and not a filter, for
/// the method's work, its answer and the end of the transaction must come before anything is sent.
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class IdempotencyInterceptor {
  static final String HEADER = "Idempotency-Key";

  private static final List<String> KEPT = List.of(HttpHeaders.LOCATION, HttpHeaders.CACHE_CONTROL);

  @Inject IdempotencyKeys keys;
  @Inject CurrentCaller caller;
  @Inject HttpServletRequest request;

  @AroundInvoke
  @Nullable Object once(InvocationContext context) throws Exception {
    var header = request.getHeader(HEADER);
    if (header == null) {
      return context.proceed();
    }
    var wanted = KeyedRequest.of(header, asked(context));
    var answer = keys.once(caller.get(), wanted, () -> kept(Calls.unchecked(context::proceed)));
    boolean isVoid = context.getMethod().getReturnType() == void.class;
    return isVoid ? null : response(answer);
  }

  /// The body is among the arguments; whatever else JAX-RS found comes from the address.
  private List<String> asked(InvocationContext context) {
    List<String> asked = new ArrayList<>(List.of(request.getMethod(), request.getRequestURI()));
    for (var argument : context.getParameters()) {
      asked.add(String.valueOf(argument));
    }
    return asked;
  }

  private static KeptAnswer kept(@Nullable Object returned) {
    if (!(returned instanceof Response response)) {
      return new KeptAnswer(Response.Status.NO_CONTENT.getStatusCode(), Map.of(), "");
    }
    Map<String, String> headers = new TreeMap<>();
    for (var name : KEPT) {
      var value = response.getHeaderString(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    var body = response.hasEntity() ? response.getEntity().toString() : "";
    return new KeptAnswer(response.getStatus(), headers, body);
  }

  private static Response response(KeptAnswer answer) {
    var response = Response.status(answer.status());
    answer.headers().forEach(response::header);
    if (!answer.body().isEmpty()) {
      response
          .type(MediaType.APPLICATION_JSON_TYPE)
          .entity(answer.body().getBytes(StandardCharsets.UTF_8));
    }
    return response.build();
  }
}
