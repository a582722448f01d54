package org.fovea.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

  @ParameterizedTest(name = "{0} and {1} are one network: {2}")
  @CsvSource({
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "::ffff:192.0.2.1, 192.0.2.1, true",
    "2001:db8:1:ab01::1, 2001:db8:1:ab99:9:9:9:9, true",
    "2001:db8:1:ab01::1, 2001:db8:1:ac01::1, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "unknown, _hidden, true", // as RFC 7239 lets a proxy write
    "unknown, 192.0.2.1, false",
    "'', unknown, true"
  })
  void neighboursShareABucket(String one, String other, boolean same) {
    assertThat(Network.of(one).equals(Network.of(other))).isEqualTo(same);
    assertThat(Network.of(one).toString()).isEqualTo("Network[…]");
  }
}
