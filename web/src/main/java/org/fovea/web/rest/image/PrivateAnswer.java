package org.fovea.web.rest.image;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.fovea.service.image.Tile;

/// Answers for what only some may see: a browser may keep them, but asks each time whether it still
/// may show them, so that a revoked right is gone at once.
public final class PrivateAnswer {
  private static final String ASK_EACH_TIME = "private, no-cache";

  private PrivateAnswer() {}

  /// A tile or picture, or 304 if the client's copy is current.
  public static Response of(Request request, Tile tile) {
    var tag = new EntityTag(tile.etag());
    var fresh = request.evaluatePreconditions(tag);
    var answer =
        fresh != null
            ? fresh
            : Response.ok((StreamingOutput) tile::writeTo, tile.contentType())
                .header(HttpHeaders.CONTENT_LENGTH, tile.sizeBytes());
    return withRules(answer, tag);
  }

  /// A document, or 304 if the client's copy is current.
  public static Response of(Request request, String text, String contentType, String etag) {
    var tag = new EntityTag(etag);
    var fresh = request.evaluatePreconditions(tag);
    return withRules(fresh != null ? fresh : Response.ok(text, contentType), tag);
  }

  /// What `Request` says of the client's copy: 304, or 412.
  public static Response of(Response.ResponseBuilder precondition, String etag) {
    return withRules(precondition, new EntityTag(etag));
  }

  private static Response withRules(Response.ResponseBuilder answer, EntityTag tag) {
    return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME).build();
  }
}
