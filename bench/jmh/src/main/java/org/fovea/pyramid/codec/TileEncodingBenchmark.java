package org.fovea.pyramid.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Encoding of one tile as JPEG of quality 75. Operations are pixels, so the score is megapixels in
/// a second.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TileEncodingBenchmark {
  private static final int SIDE = 256;

  /// An encoder and what it is given.
  public enum Way {
    TURBOJPEG_RGB(Encoder.TURBOJPEG, PixelFormat.RGB),
    TURBOJPEG_PLANES(Encoder.TURBOJPEG, PixelFormat.YCBCR),
    JAVA_RGB(Encoder.JAVA, PixelFormat.RGB);

    private final Encoder encoder;
    private final PixelFormat format;

    Way(Encoder encoder, PixelFormat format) {
      this.encoder = encoder;
      this.format = format;
    }
  }

  @Param Way way = Way.JAVA_RGB;

  private final Arena arena = Arena.ofShared();
  private PixelStrip tile = PixelStrip.allocate(arena, PixelFormat.RGB, 1, 1);
  private TileCodec codec = new ImageIoCodec(TileFormat.JPG, 75);

  @Setup
  public void open() {
    codec.close();
    codec = TileCodecs.choose(TileFormat.JPG, 75, Optional.of(way.encoder)).open();
    tile = PixelStrip.allocate(arena, way.format, SIDE, SIDE);
    if (way.format.planar()) {
      for (int plane = 0; plane < 3; plane++) {
        fill(tile.plane(plane));
      }
    } else {
      fill(tile);
    }
  }

  @TearDown
  public void close() {
    codec.close();
    arena.close();
  }

  @Benchmark
  @OperationsPerInvocation(SIDE * SIDE)
  public byte[] encode() throws IOException {
    return codec.encode(tile, 0, 0, SIDE, SIDE);
  }

  /// Fills in waves and the noise of a camera, about as hard to compress as a photograph.
  private static void fill(PixelStrip strip) {
    var random = new Random(1);
    for (int y = 0; y < strip.rows(); y++) {
      for (int x = 0; x < strip.width(); x++) {
        double value =
            128 + 60 * Math.sin(x / 7.0) * Math.cos(y / 11.0) + 40 * Math.sin(x * y / 900.0);
        int grey = Math.clamp(Math.round(value + 4 * random.nextGaussian()), 0, 255);
        for (int channel = 0; channel < strip.format().channels(); channel++) {
          byte sample = (byte) (grey * (4 - channel) / 4); // from grey to brown
          strip.pixels().set(JAVA_BYTE, strip.offset(x, y) + channel, sample);
        }
      }
    }
  }
}
