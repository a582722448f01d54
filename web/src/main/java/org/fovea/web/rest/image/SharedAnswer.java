package org.fovea.web.rest.image;

import jakarta.ws.rs.core.Response;
import org.fovea.service.access.Caller;

/// Lets pages of other sites show what comes by a link. What comes by a session stays with ours: it
/// is sent with nobody's cookie that another site could use.
final class SharedAnswer {
  private SharedAnswer() {}

  /// The answer, open to all sites if the caller brought a link.
  static Response of(Caller caller, Response answer) {
    if (!(caller instanceof Caller.Linked)) {
      return answer;
    }
    return Response.fromResponse(answer)
        .header("Access-Control-Allow-Origin", "*")
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .build();
  }
}
