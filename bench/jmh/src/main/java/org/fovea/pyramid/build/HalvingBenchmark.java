package org.fovea.pyramid.build;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
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

/// Halving of one task's pixels, four tiles side by side. Operations are pixels of the larger
/// level, so the score is megapixels in a second.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HalvingBenchmark {
  private static final int WIDTH = 1024;
  private static final int ROWS = 256;

  @Param({"GREY", "RGB", "RGBA", "YCBCR"})
  PixelFormat format = PixelFormat.RGB;

  private final Downsampler downsampler = new Downsampler();
  private final Arena arena = Arena.ofShared();
  private PixelStrip source = strip(2);
  private PixelStrip target = strip(1);

  @Setup
  public void allocate() {
    source = strip(2);
    target = strip(1);
    for (long i = 0; i < source.pixels().byteSize(); i++) {
      source.pixels().set(JAVA_BYTE, i, (byte) (31 * i));
    }
  }

  @TearDown
  public void free() {
    arena.close();
  }

  @Benchmark
  @OperationsPerInvocation(WIDTH * ROWS)
  public PixelStrip halve() {
    downsampler.shrink(new Downsampler.Part(source, 0, WIDTH), target, 0);
    return target;
  }

  /// @param scale 2 for the larger level, 1 for the smaller one
  private PixelStrip strip(int scale) {
    return PixelStrip.allocate(arena, format, scale * WIDTH / 2, scale * ROWS / 2);
  }
}
