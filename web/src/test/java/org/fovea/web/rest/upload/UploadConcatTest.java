package org.fovea.web.rest.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fovea.model.upload.UploadId;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadConcatTest {
  private static final String A = "UploadA000000000000000";
  private static final String B = "UploadB000000000000000";

  @Test
  void withoutTheHeaderAnUploadIsWhole() {
    assertThat(UploadConcat.parse(null).partial()).isFalse();
    assertThat(UploadConcat.parse(null).whole()).isEmpty();
  }

  @Test
  void aPartSaysSo() {
    assertThat(UploadConcat.parse("partial").partial()).isTrue();
    assertThat(UploadConcat.parse("partial").whole()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "final;/api/v1/uploads/" + A + " /api/v1/uploads/" + B,
        "final; /api/v1/uploads/" + A + " /api/v1/uploads/" + B,
        "final;http://localhost:8080/api/v1/uploads/" + A + " /api/v1/uploads/" + B,
        "final;https://images.example.org/api/v1/uploads/" + A + " uploads/" + B
      })
  void partsAreNamedByAddressesInOrder(String header) {
    var made = UploadConcat.parse(header).whole().orElseThrow();

    assertThat(made.parts()).containsExactly(new UploadId(A), new UploadId(B));
    assertThat(made.header()).isEqualTo(header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "final;",
        "final;/api/v1/images/" + A,
        "final;/api/v1/uploads/" + A + "/",
        "final;/api/v1/uploads/" + A + "?x=" + B,
        "final;/api/v1/uploads/" + A + "#" + B,
        "final;/api/v1/uploads/" + A + "  /api/v1/uploads/" + B,
        "final;/api/v1/uploads/../uploads",
        "final;mailto:" + A,
        "final;/api/v1/uploads/%55ploadA000000000000000"
      })
  void anAddressOfNoUploadNamesNothing(String header) {
    assertThatThrownBy(() -> UploadConcat.parse(header)).isInstanceOf(NotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Partial", "partial;", "final", "final /api/v1/uploads/" + A})
  void anotherFormIsRefused(String header) {
    assertThatThrownBy(() -> UploadConcat.parse(header)).isInstanceOf(InvalidException.class);
  }

  @Test
  void aHeaderLongerThanItsColumnIsRefused() {
    var header = "final;" + ("/api/v1/uploads/" + A + " ").repeat(300);

    assertThatThrownBy(() -> UploadConcat.parse(header)).isInstanceOf(InvalidException.class);
  }
}
