package org.fovea.web.page.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.junit.jupiter.api.Test;

class RowsTest {
  private final List<Integer> stored = new ArrayList<>(IntStream.range(0, 450).boxed().toList());
  private final List<Integer> limits = new ArrayList<>();

  @Test
  void fetchesNoMoreThanWantedPageByPage() {
    var rows = Rows.first(430, this::page);

    assertThat(rows).isEqualTo(new Rows<>(List.copyOf(stored.subList(0, 430)), false));
    assertThat(limits).containsExactly(200, 200, 30);
  }

  @Test
  void isCompleteAtTheEnd() {
    assertThat(Rows.first(450, this::page).complete()).isTrue();
    assertThat(Rows.first(999, this::page).map(String::valueOf).shown()).hasSize(450);
  }

  @Test
  void beginsAnewIfItsPlaceIsLost() {
    var rows =
        Rows.first(
            430,
            (PageRequest<Integer> wanted) -> {
              if (wanted.after().isPresent()) {
                stored.remove(Integer.valueOf(199)); // the last of the first page
              }
              return page(wanted);
            });

    assertThat(rows.shown()).hasSize(430).doesNotContain(199).doesNotHaveDuplicates();
  }

  @Test
  void refusesIfTheListCannotBeSeen() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() ->
            Rows.<Integer, Integer>first(
                1,
                _ -> {
                  throw new NotFoundException();
                }));
  }

  private Page<Integer, Integer> page(PageRequest<Integer> wanted) {
    limits.add(wanted.limit());
    int begin = wanted.after().map(stored::indexOf).orElse(-1) + 1;
    if (wanted.after().isPresent() && begin == 0) {
      throw new InvalidException("after", "It is gone.");
    }
    int end = Math.min(begin + wanted.probe(), stored.size());
    return Page.of(stored.subList(begin, end), wanted, row -> row);
  }
}
