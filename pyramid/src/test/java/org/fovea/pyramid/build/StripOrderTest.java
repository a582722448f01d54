package org.fovea.pyramid.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fovea.pyramid.geometry.PyramidShape;
import org.junit.jupiter.api.Test;

class StripOrderTest {
  @Test
  void aStripComesAsSoonAsItsChildrenAreRead() {
    assertThat(order(new PyramidShape(4, 16, 4)))
        .containsExactly("4/0", "4/1", "3/0", "4/2", "4/3", "3/1", "2/0", "1/0", "0/0");
  }

  @Test
  void withOverlapsAStripWaitsForTheOneBelow() {
    assertThat(order(new PyramidShape(4, 16, 4, 1)))
        .containsExactly("4/0", "4/1", "4/2", "4/3", "3/0", "3/1", "2/0", "1/0", "0/0");
  }

  @Test
  void onePixelHasOneStrip() {
    assertThat(order(new PyramidShape(1, 1, 256))).containsExactly("0/0");
  }

  private static List<String> order(PyramidShape shape) {
    var strips = new ArrayList<String>();
    for (var order = new StripOrder(shape); !order.isComplete(); order.step()) {
      strips.add(order.level() + "/" + order.row());
    }
    return strips;
  }
}
