package org.fovea.service.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fovea.model.image.ImageId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageWriterTest {
  private static final UsageKey KEY =
      new UsageKey(ImageId.random(), LocalDate.of(2026, 11, 22), UsageKind.VIEW);

  private final UsageWriter writer = new UsageWriter();
  private final UsageCounter counter = new UsageCounter();
  private final FakeLedger ledger = new FakeLedger();

  @BeforeEach
  void connect() {
    writer.counter = counter;
    writer.ledger = ledger;
  }

  @Test
  void manyVisitsAreOneBatch() {
    for (int visit = 0; visit < 1000; visit++) {
      counter.putBack(Map.of(KEY, 1L));
    }
    writer.write();
    writer.write();

    assertThat(ledger.batches).containsExactly(Map.of(KEY, 1000L));
  }

  @Test
  void nothingIsLostWhileTheDatabaseIsDown() {
    counter.putBack(Map.of(KEY, 5L));
    ledger.down = true;
    writer.write();
    counter.putBack(Map.of(KEY, 2L));
    writer.write();
    ledger.down = false;
    writer.write();

    assertThat(ledger.batches).containsExactly(Map.of(KEY, 7L));
  }

  @Test
  void aDatabaseThatIsDownForLongDoesNotFillTheMemory() {
    Map<UsageKey, Long> many = new HashMap<>();
    for (int i = 0; i < PendingCounts.MOST; i++) {
      many.put(new UsageKey(ImageId.random(), KEY.day(), KEY.kind()), 1L);
    }
    counter.putBack(many);
    counter.putBack(Map.of(KEY, 1L));
    counter.putBack(many); // what is known already goes on being counted

    assertThat(counter.take()).hasSize(PendingCounts.MOST).doesNotContainKey(KEY).containsValue(2L);
  }

  private static final class FakeLedger extends UsageLedger {
    private final List<Map<UsageKey, Long>> batches = new ArrayList<>();
    private boolean down;

    @Override
    public void add(Map<UsageKey, Long> counts) {
      if (down) {
        throw new IllegalStateException("the database is down");
      }
      batches.add(counts);
    }
  }
}
