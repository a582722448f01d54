package org.fovea.web.front;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.List;
import java.util.Optional;

/// A request for a tile that the front may answer.
///
/// @param path which tile
/// @param key who asks for tiles of which image
/// @param copy the tag of the copy that the client has, as it sent it
record TileRequest(TilePath path, Key key, Optional<String> copy) {
  /// Whatever a request says of these, only the resource knows what it means.
  private static final List<HttpString> OTHERWISE =
      List.of(
          Headers.RANGE,
          Headers.IF_MATCH,
          Headers.IF_MODIFIED_SINCE,
          Headers.IF_UNMODIFIED_SINCE,
          Headers.IF_RANGE,
          Headers.ORIGIN,
          Headers.EXPECT,
          Headers.UPGRADE,
          Headers.TRANSFER_ENCODING);

  /// Begins the token of an instrument, to which nothing is shown.
  private static final String HUB = "Fovea-Hub";

  /// All by which the resource tells who asks, letter by letter, so that what was answered to one
  /// is answered to nobody else. Kept for less than a second, in memory only.
  ///
  /// @param cookie the header
  /// @param authorization the header
  /// @param query of the address, with the link if one is brought
  /// @param image identifier
  /// @param format of the tiles
  record Key(String cookie, String authorization, String query, String image, String format) {
    @Override
    public String toString() {
      return "Key[…]"; // secrets
    }
  }

  /// The request, if it is a plain one for a tile.
  static Optional<TileRequest> of(HttpServerExchange exchange) {
    if (!exchange.getRequestMethod().equals(Methods.GET) || exchange.isHostIncludedInRequestURI()) {
      return Optional.empty();
    }
    var headers = exchange.getRequestHeaders();
    if (OTHERWISE.stream().anyMatch(headers::contains)
        || exchange.getRequestContentLength() > 0
        || !isSingle(headers, Headers.COOKIE)
        || !isSingle(headers, Headers.AUTHORIZATION)
        || !isSingle(headers, Headers.IF_NONE_MATCH)
        || text(headers, Headers.AUTHORIZATION).regionMatches(true, 0, HUB, 0, HUB.length())) {
      return Optional.empty();
    }
    return TilePath.parse(exchange.getRequestURI())
        .map(path ->
            new TileRequest(
                path,
                new Key(
                    text(headers, Headers.COOKIE),
                    text(headers, Headers.AUTHORIZATION),
                    exchange.getQueryString(),
                    path.image(),
                    path.format()),
                Optional.ofNullable(headers.getFirst(Headers.IF_NONE_MATCH))));
  }

  private static boolean isSingle(HeaderMap headers, HttpString name) {
    var values = headers.get(name);
    return values == null || values.size() <= 1;
  }

  private static String text(HeaderMap headers, HttpString name) {
    var value = headers.getFirst(name);
    return value == null ? "" : value;
  }
}
