package org.fovea.web.front;

import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The headers of an answer of the resource that hold for all tiles of the same image, for the same
/// caller: taken from an answer that was sent, so that the front says the same.
///
/// @param all names and values
record AnswerHeaders(List<Header> all) {
  /// @param values of one header, in order
  record Header(HttpString name, List<String> values) {}

  /// Belongs to one answer or one connection.
  private static final List<HttpString> PASSING =
      List.of(
          Headers.DATE,
          Headers.CONNECTION,
          Headers.KEEP_ALIVE,
          Headers.CONTENT_LENGTH,
          Headers.TRANSFER_ENCODING);

  AnswerHeaders {
    all = List.copyOf(all);
  }

  /// Empty if the answer sets a cookie, which is for one browser and one moment.
  static Optional<AnswerHeaders> of(HeaderMap headers) {
    if (headers.contains(Headers.SET_COOKIE)) {
      return Optional.empty();
    }
    List<Header> all = new ArrayList<>();
    for (var values : headers) {
      if (!PASSING.contains(values.getHeaderName())) {
        all.add(new Header(values.getHeaderName(), List.copyOf(values)));
      }
    }
    return Optional.of(new AnswerHeaders(all));
  }

  /// The tag of the tiles, or empty if the answer had none.
  Optional<String> tag() {
    return all.stream()
        .filter(header -> header.name().equals(Headers.ETAG))
        .map(header -> header.values().getFirst())
        .findFirst();
  }

  void putInto(HeaderMap headers) {
    for (var header : all) {
      headers.putAll(header.name(), header.values());
    }
  }
}
