package org.fovea.web.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.service.image.LentTile;
import org.fovea.service.image.SomeRight;
import org.fovea.service.image.TileLoans;
import org.fovea.service.image.TileRight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The front in a server of its own, before a resource that counts what comes through.
class TileFrontTest {
  private static final String IMAGE = "0123456789abcdefghijkl";
  private static final String TILE = "/dzi/" + IMAGE + "_files/3/1_2.jpg";
  private static final String OTHER_TILE = "/dzi/" + IMAGE + "_files/3/0_0.jpg";
  private static final String COOKIE = "fovea=ada";

  // not HTTP/2, for which it would ask in a header that the front hands on
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger lent = new AtomicInteger();
  private final TileFront front = new TileFront();
  private final Undertow server =
      Undertow.builder()
          .addHttpListener(0, "127.0.0.1")
          .setHandler(front.wrap(this::resource))
          .build();

  private volatile boolean givesRights = true;
  private volatile boolean setsCookie;
  private volatile boolean holds = true;

  /// Lends every tile but those of level 9, as long as rights hold.
  private final class Loans extends TileLoans {
    @Override
    public Optional<LentTile> lend(TileRight right, TileAddress address, String format) {
      if (!holds || address.level() == 9 || !format.equals("jpg")) {
        return Optional.empty();
      }
      lent.incrementAndGet();
      var bytes = body(address.level() + "/" + address.column() + "_" + address.row());
      return Optional.of(new LentTile(ByteBuffer.wrap(bytes), lent::decrementAndGet));
    }
  }

  private static byte[] body(String tile) {
    return ("tile " + tile).getBytes(StandardCharsets.UTF_8);
  }

  /// Does as the resource does: a tile with a tag, or 304; to nobody without a cookie.
  private void resource(HttpServerExchange exchange) {
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    var headers = exchange.getResponseHeaders();
    if (!COOKIE.equals(exchange.getRequestHeaders().getFirst(Headers.COOKIE))) {
      exchange.setStatusCode(404);
      return;
    }
    if (givesRights) {
      exchange.putAttachment(FrontRight.KEY, SomeRight.of(IMAGE));
    }
    if (setsCookie) {
      headers.put(Headers.SET_COOKIE, "a=b");
    }
    headers.put(Headers.ETAG, "\"g1\"");
    headers.put(Headers.CACHE_CONTROL, "private, no-cache");
    headers.put(new HttpString("X-Of-The-Resource"), "yes");
    if ("\"g1\"".equals(exchange.getRequestHeaders().getFirst(Headers.IF_NONE_MATCH))) {
      exchange.setStatusCode(304);
      return;
    }
    headers.put(Headers.CONTENT_TYPE, "image/jpeg");
    var path = exchange.getRequestURI();
    var tile = path.substring(path.indexOf("_files/") + 7, path.lastIndexOf('.'));
    exchange.getResponseSender().send(ByteBuffer.wrap(body(tile)));
  }

  @BeforeEach
  void start() {
    server.start();
    front.open(new Loans());
  }

  @AfterEach
  void stop() {
    server.stop();
    client.close();
  }

  private HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  private HttpResponse<String> send(String method, String path, String... headers) {
    return send(method, path, COOKIE, List.of(headers));
  }

  private HttpResponse<String> send(
      String method, String path, String cookie, List<String> headers) {
    var port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    List<String> all = new ArrayList<>(List.of("Cookie", cookie));
    all.addAll(headers);
    request.headers(all.toArray(String[]::new));
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Asks until the front answers, for it learns only after an answer was sent; returns the first
  /// answer, which is the resource's.
  private HttpResponse<String> warm(String... headers) {
    var first = get(TILE, headers);
    int before;
    int times = 0;
    do {
      before = asked.size();
      get(TILE, headers);
      assertThat(++times).as("the front never answers").isLessThan(200);
    } while (asked.size() > before);
    asked.clear();
    return first;
  }

  @Test
  void answersTheSameCallerAgainAsTheResourceDid() {
    var first = warm();
    var again = get(TILE);
    var other = get(OTHER_TILE);

    assertThat(asked).isEmpty();
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body()).isEqualTo("tile 3/1_2");
    assertThat(other.body()).isEqualTo("tile 3/0_0");
    for (var answer : List.of(again, other)) {
      assertThat(withoutDate(answer)).isEqualTo(withoutDate(first));
    }
    assertAllGivenBack();
  }

  /// A client may have the answer a moment before the server gives the tile back.
  private void assertAllGivenBack() {
    var limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (lent.get() != 0 && System.nanoTime() < limit) {
      Thread.onSpinWait();
    }
    assertThat(lent).hasValue(0);
  }

  private static Object withoutDate(HttpResponse<String> answer) {
    return answer.headers().map().entrySet().stream()
        .filter(header -> !header.getKey().equalsIgnoreCase("date"))
        .toList();
  }

  @Test
  void confirmsACopyOnceTheResourceHas() {
    var first = warm("If-None-Match", "\"g1\"");
    var again = get(OTHER_TILE, "If-None-Match", "\"g1\"");

    assertThat(asked).isEmpty();
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(withoutDate(again)).isEqualTo(withoutDate(first));
    assertAllGivenBack();
    get(TILE, "If-None-Match", "\"g0\"");
    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Cookie, fovea=emmy",
    "Cookie, fovea=ada; other=1",
    "Authorization, Bearer of-somebody",
    "Range, bytes=0-3",
    "If-Match, *",
    "If-Modified-Since, 'Sun, 22 Nov 2026 10:00:00 GMT'",
    "Origin, https://other.example"
  })
  void handsOnWhateverIsNotTheSameRequest(String name, String value) {
    warm();

    if (name.equals("Cookie")) {
      send("GET", TILE, value, List.of());
    } else {
      get(TILE, name, value);
    }

    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fovea-Hub of-a-machine", "fovea-hub x", "FOVEA-HUB"})
  void answersNothingToAnInstrumentWhateverItWasAnswered(String token) {
    for (int i = 0; i < 50; i++) {
      get(TILE, "Authorization", token);
    }

    assertThat(asked).hasSize(50);
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, /dzi/0123456789abcdefghijkl_files/3/1_2.jpg",
    "GET, /dzi/0123456789abcdefghijkl_files/3/01_2.jpg",
    "GET, /dzi/0123456789abcdefghijkl_files/3/1_2.png",
    "GET, /dzi/0123456789abcdefghijkl_files/3/1_2.jpg?link=x",
    "GET, /dzi/0123456789abcdefghijkm_files/3/1_2.jpg",
    "GET, /dzi/0123456789abcdefghijkl_files/9/1_2.jpg"
  })
  void handsOnOtherMethodsFormsAndImages(String method, String path) {
    warm();

    send(method, path);

    assertThat(asked).hasSize(1);
  }

  @Test
  void answersNothingAnyMoreOnceTheRightIsGone() {
    warm();
    holds = false;

    get(TILE);

    assertThat(asked).hasSize(1);
  }

  @Test
  void learnsNothingFromAnAnswerWithoutARightOrWithACookie() {
    givesRights = false;
    get(TILE);
    get(TILE);
    givesRights = true;
    setsCookie = true;
    get(TILE);
    get(TILE);

    assertThat(asked).hasSize(4);
  }
}
