package org.fovea.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.geometry.TileAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ReaderCacheTest {
  private static final TileAddress ONLY_TILE = new TileAddress(0, 0, 0);
  @TempDir Path folder;

  @Test
  void readsAndKeepsThePyramidOpen() throws IOException {
    var file = pyramid("a");
    try (var cache = new ReaderCache(2)) {
      var first = cache.use(file, reader -> reader);
      var second = cache.use(file, reader -> reader);

      assertThat(second).isSameAs(first);
      assertThat(cache.use(file, ReaderCacheTest::text)).isEqualTo("a");
      assertThat(cache.open()).isEqualTo(1);
    }
  }

  @Test
  void forgetsTheOneThatWasNotReadForLongest() throws IOException {
    var a = pyramid("a");
    var b = pyramid("b");
    var c = pyramid("c");
    try (var cache = new ReaderCache(2)) {
      var readerOfA = cache.use(a, reader -> reader);
      var sliceOfB = cache.use(b, ReaderCacheTest::slice);
      cache.use(a, ReaderCacheTest::text);
      cache.use(c, ReaderCacheTest::text);

      var again = cache.use(a, reader -> reader);

      assertThat(cache.open()).isEqualTo(2);
      assertThat(again).isSameAs(readerOfA);
      assertClosed(sliceOfB);
    }
  }

  @Test
  void oneThatIsEvictedWhileInUseIsClosedOnlyAfterwards() throws IOException {
    var a = pyramid("a");
    var b = pyramid("b");
    try (var cache = new ReaderCache(1)) {
      var slice =
          cache.use(
              a,
              reader -> {
                assertThat(cache.use(b, ReaderCacheTest::text)).isEqualTo("b");
                assertThat(text(reader)).isEqualTo("a");
                return slice(reader);
              });
      assertClosed(slice);
    }
  }

  @Test
  void oneThatIsForgottenWhileInUseIsClosedAfterItsLastUser() throws IOException {
    var file = pyramid("a");
    try (var cache = new ReaderCache(2)) {
      var slice =
          cache.use(
              file,
              outer -> {
                var inner =
                    cache.use(
                        file,
                        reader -> {
                          cache.forget(file);
                          assertThat(cache.open()).isZero();
                          return slice(reader);
                        });
                assertThat(inner.byteSize()).isEqualTo(1);
                assertThat(text(outer)).isEqualTo("a");
                return slice(outer);
              });
      assertClosed(slice);
    }
  }

  @Test
  void afterForgettingTheFileIsOpenedAnew() throws IOException {
    var file = pyramid("before");
    try (var cache = new ReaderCache(2)) {
      assertThat(cache.use(file, ReaderCacheTest::text)).isEqualTo("before");
      Files.delete(file);
      cache.forget(file);
      TinyPyramid.write(file, "after");

      assertThat(cache.use(file, ReaderCacheTest::text)).isEqualTo("after");
    }
  }

  @Test
  void forgettingWhatIsNotOpenDoesNothing() throws IOException {
    try (var cache = new ReaderCache(2)) {
      cache.use(pyramid("a"), ReaderCacheTest::text);
      cache.forget(folder.resolve("unknown.szi"));

      assertThat(cache.open()).isEqualTo(1);
    }
  }

  @Test
  void aReadingThatFailsLetsGoOfThePyramid() throws IOException {
    var file = pyramid("a");
    try (var cache = new ReaderCache(2)) {
      List<MemorySegment> slices = new ArrayList<>();
      assertThatThrownBy(() ->
              cache.use(
                  file,
                  reader -> {
                    slices.add(slice(reader));
                    throw new IOException("reading failed");
                  }))
          .hasMessage("reading failed");
      cache.forget(file);

      assertClosed(slices.getFirst());
    }
  }

  @Test
  void aFileThatIsNoPyramidIsNotKept() throws IOException {
    var file = Files.writeString(folder.resolve("broken.szi"), "no pyramid file, whatever it says");
    try (var cache = new ReaderCache(2)) {
      assertThatThrownBy(() -> cache.use(file, ReaderCacheTest::text))
          .isInstanceOf(IOException.class);
      assertThat(cache.open()).isZero();
    }
  }

  @Test
  void closingTheCacheClosesAll() throws IOException {
    var cache = new ReaderCache(4);
    var slices =
        List.of(
            cache.use(pyramid("a"), ReaderCacheTest::slice),
            cache.use(pyramid("b"), ReaderCacheTest::slice));
    cache.close();

    assertThat(cache.open()).isZero();
    slices.forEach(ReaderCacheTest::assertClosed);
  }

  @Test
  @Timeout(30)
  void manyThreadsReadEvictAndForgetAtOnceAndNobodyMeetsAClosedPyramid() throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      files.add(pyramid("tile " + i));
    }
    var cache = new ReaderCache(2);
    List<Callable<Integer>> readers = new ArrayList<>();
    for (int seed = 0; seed < 8; seed++) {
      var random = new Random(seed);
      readers.add(() -> readAndForget(cache, files, random));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var reader : threads.invokeAll(readers)) {
        assertThat(reader.get()).isEqualTo(300); // throws whatever a reader met
      }
    }
    assertThat(cache.open()).isLessThanOrEqualTo(2);
    cache.close();
  }

  private static int readAndForget(ReaderCache cache, List<Path> files, Random random)
      throws IOException {
    int read = 0;
    for (int i = 0; i < 300; i++) {
      int file = random.nextInt(files.size());
      if (random.nextInt(4) == 0) {
        cache.forget(files.get(random.nextInt(files.size())));
      }
      if (cache.use(files.get(file), ReaderCacheTest::text).equals("tile " + file)) {
        read++;
      }
    }
    return read;
  }

  private Path pyramid(String tile) throws IOException {
    return TinyPyramid.write(folder.resolve(tile + ".szi"), tile);
  }

  private static MemorySegment slice(PyramidReader reader) throws IOException {
    return reader.tile(ONLY_TILE).orElseThrow();
  }

  private static String text(PyramidReader reader) throws IOException {
    return new String(slice(reader).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  private static void assertClosed(MemorySegment slice) {
    assertThat(slice.scope().isAlive()).as("pyramid still open").isFalse();
  }
}
