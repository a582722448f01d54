package org.fovea.pyramid.szi;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The checksum that ZIP wants of every tile. Operations are bytes, so the score is megabytes in a
/// second.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChecksumBenchmark {
  private static final int TILE_BYTES = 15_000; // of a photograph, 256 pixels, quality 75

  private final byte[] tile = new byte[TILE_BYTES];

  public ChecksumBenchmark() {
    new Random(1).nextBytes(tile);
  }

  @Benchmark
  @OperationsPerInvocation(TILE_BYTES)
  public long checksum() {
    var checksum = new CRC32();
    checksum.update(tile);
    return checksum.getValue();
  }
}
