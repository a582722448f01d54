package org.fovea.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressMaskTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7 | 203.0.xxx.xxx",
        "from /203.0.113.7:44312, gone | from /203.0.xxx.xxx:44312, gone",
        "203.0.113.7,198.51.100.23 | 203.0.xxx.xxx,198.51.xxx.xxx",
        "for=\"203.0.113.7\" | for=\"203.0.xxx.xxx\"",
        "It was 203.0.113.7. | It was 203.0.xxx.xxx.",
        "127.0.0.1:8080 | 127.0.xxx.xxx:8080",
        "2001:db8:85a3:8d3:1319:8a2e:370:7348 | 2001:db8::xxxx",
        "[2001:db8::7]:443 | [2001:db8::xxxx]:443",
        "2001:db8::7%eth0 | 2001:db8::xxxx%eth0",
        "2001:DB8:0:0::1, | 2001:DB8::xxxx,",
        "fe80::1ff:fe23:4567:890a | fe80::xxxx",
        "::1 | ::xxxx",
        "::ffff:203.0.113.7 | ::xxxx",
        "64:ff9b::203.0.113.7 | 64:ff9b::xxxx",
        "peer 2001:db8::7: closed | peer 2001:db8::xxxx closed",
      })
  void whoIsBehindAnAddressIsHidden(String text, String masked) {
    assertThat(AddressMask.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T14:12:59.120Z",
        "at 14:12:59, level 3:2",
        "WildFly 39.0.1.Final",
        "List::of and Foo::bar",
        "rate 12:34",
        "sha256 00ff:ab",
        "no number",
        "1.2.3",
      })
  void whatIsNoAddressStays(String text) {
    assertThat(AddressMask.mask(text)).isEqualTo(text);
  }

  @Test
  void noAddressOfAnyKindGetsThrough() throws UnknownHostException {
    var random = new Random(7);
    var full = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+|(?:[0-9a-f]+:){4,}[0-9a-f]*");
    for (int i = 0; i < 20_000; i++) {
      var bytes = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(bytes);
      var address = InetAddress.getByAddress(bytes).getHostAddress();
      assertThat(AddressMask.mask("x=" + address + ";")).doesNotContainPattern(full);
    }
  }
}
