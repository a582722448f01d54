package org.fovea.web.front;

import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.AttachmentKey;
import org.fovea.service.image.TileRight;

/// What the resource tells the front about the request that it is answering.
public final class FrontRight {
  static final AttachmentKey<TileRight> KEY = AttachmentKey.create(TileRight.class);

  private FrontRight() {}

  /// Whoever sent the present request may have other tiles of the same pyramid for a moment.
  public static void give(TileRight right) {
    ServletRequestContext.requireCurrent().getExchange().putAttachment(KEY, right);
  }
}
