package org.fovea.web.front;

import io.undertow.io.IoCallback;
import io.undertow.server.HandlerWrapper;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.Optional;
import org.fovea.service.image.LentTile;
import org.fovea.service.image.TileLoans;
import org.jspecify.annotations.Nullable;

/// Answers requests for tiles on the I/O thread, without waiting for anything, where the resource
/// behind it has answered the same caller for the same image within half a second: with the same
/// headers and a slice of the mapped pyramid. Everything else goes on to the resource, which asks
/// the guard; it alone decides who sees what (docs/adr/0016-tile-front.md).
public final class TileFront implements HandlerWrapper {
  private final RecentAnswers answers = new RecentAnswers();
  private volatile @Nullable TileLoans loans;

  /// Begins to answer; until then everything goes through.
  void open(TileLoans tiles) {
    loans = tiles;
  }

  /// @param resource what stands behind
  @Override
  public HttpHandler wrap(HttpHandler resource) {
    return exchange -> handle(exchange, resource);
  }

  private void handle(HttpServerExchange exchange, HttpHandler resource) throws Exception {
    var tiles = loans;
    var request = tiles == null ? Optional.<TileRequest>empty() : TileRequest.of(exchange);
    if (tiles == null || request.isEmpty()) {
      resource.handleRequest(exchange);
    } else if (!answer(exchange, request.get(), tiles)) {
      exchange.addExchangeCompleteListener((answered, next) -> {
        learn(answered, request.get());
        next.proceed();
      });
      resource.handleRequest(exchange);
    }
  }

  private boolean answer(HttpServerExchange exchange, TileRequest request, TileLoans tiles) {
    return request.copy().isPresent()
        ? confirm(exchange, request, tiles)
        : send(exchange, request, tiles);
  }

  /// The client's copy is the present one, as far as the tag goes; that there is such a tile must
  /// be seen all the same.
  private boolean confirm(HttpServerExchange exchange, TileRequest request, TileLoans tiles) {
    var known =
        answers
            .find(request.key(), StatusCodes.NOT_MODIFIED)
            .filter(answer -> answer.headers().tag().equals(request.copy()));
    var lent =
        known.flatMap(answer ->
            tiles.lend(answer.right(), request.path().address(), request.path().format()));
    if (known.isEmpty() || lent.isEmpty()) {
      return false;
    }
    lent.get().giveBack().run();
    exchange.setStatusCode(StatusCodes.NOT_MODIFIED);
    known.get().headers().putInto(exchange.getResponseHeaders());
    exchange.endExchange();
    return true;
  }

  private boolean send(HttpServerExchange exchange, TileRequest request, TileLoans tiles) {
    var known = answers.find(request.key(), StatusCodes.OK);
    var lent =
        known.flatMap(answer ->
            tiles.lend(answer.right(), request.path().address(), request.path().format()));
    if (known.isEmpty() || lent.isEmpty()) {
      return false;
    }
    send(exchange, known.get().headers(), lent.get());
    return true;
  }

  private static void send(HttpServerExchange exchange, AnswerHeaders headers, LentTile tile) {
    exchange.addExchangeCompleteListener((_, next) -> {
      tile.giveBack().run();
      next.proceed();
    });
    headers.putInto(exchange.getResponseHeaders());
    exchange.setResponseContentLength(tile.bytes().remaining());
    exchange.getResponseSender().send(tile.bytes(), IoCallback.END_EXCHANGE);
  }

  /// Keeps what the resource has answered, if it gave a right to more.
  private void learn(HttpServerExchange exchange, TileRequest request) {
    int status = exchange.getStatusCode();
    if (status != StatusCodes.OK && status != StatusCodes.NOT_MODIFIED) {
      return;
    }
    var right = exchange.getAttachment(FrontRight.KEY);
    if (right != null) {
      AnswerHeaders.of(exchange.getResponseHeaders())
          .ifPresent(headers ->
              answers.keep(request.key(), status, new RecentAnswers.Answer(right, headers)));
    }
  }
}
