package org.fovea.pyramid.decode.imageio;

import java.awt.Point;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A raster without pixels: what ImageIO writes into it goes on to a consumer at once, so that a
/// picture of any height is decoded in one pass with the memory of a few rows.
public final class SinkRaster extends WritableRaster {
  private final Consumer consumer;

  /// Receives the rows that a reader writes.
  public interface Consumer {
    /// Takes rows.
    ///
    /// @param y row of the picture that the raster's first row is
    /// @param rows full rows, valid during the call only
    void accept(int y, Raster rows) throws IOException, InterruptedException;
  }

  /// Carries a consumer's exception through the code of ImageIO, which declares none.
  static final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interruption(Exception cause) {
      super(cause);
    }

    /// Throws what the consumer threw.
    void rethrow() throws IOException, InterruptedException {
      switch (getCause()) {
        case IOException e -> throw e;
        case InterruptedException e -> throw e;
        case null, default -> throw this;
      }
    }
  }

  /// @param model of the whole picture
  public SinkRaster(SampleModel model, Consumer consumer) {
    super(model, emptyBuffer(model), new Point(0, 0));
    this.consumer = consumer;
  }

  @Override
  public void setRect(Raster rows) {
    accept(rows.getMinY(), rows);
  }

  @Override
  public void setRect(int dx, int dy, Raster rows) {
    accept(dy + rows.getMinY(), rows);
  }

  @Override
  public void setDataElements(int x, int y, Raster rows) {
    accept(y + rows.getMinY(), rows);
  }

  @Override
  public WritableRaster createWritableChild(
      int x, int y, int w, int h, int toX, int toY, int @Nullable [] bands) {
    return this;
  }

  private void accept(int y, Raster rows) {
    if (rows.getWidth() != getWidth()) {
      throw new IllegalStateException(
          "reader wrote " + rows.getWidth() + " of " + getWidth() + " columns");
    }
    try {
      consumer.accept(y, rows);
    } catch (IOException | InterruptedException e) {
      throw new Interruption(e);
    }
  }

  private static DataBuffer emptyBuffer(SampleModel model) {
    return model.getDataType() == DataBuffer.TYPE_USHORT
        ? new DataBufferUShort(1)
        : new DataBufferByte(1);
  }
}
