package org.fovea.launcher.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "store/originals/ab/image.original",
        "store/uploads/ab/upload.part",
        "table fovea.image_metadata, column content",
        "mariadb/data/fovea/image_metadata.ibd",
        "mariadb/data/ib_logfile0",
        "mariadb/data/undo001",
        "mariadb/data/ibdata1"
      })
  void whatAPictureSaysMayStandWhereItIsKeptAndWhatIsSaidOfPeopleMayNot(String place) {
    assertThat(Origin.PICTURE.mayStandIn(Path.of(place))).isTrue();
    assertThat(Origin.PERSON.mayStandIn(Path.of(place))).isFalse();
    assertThat(Origin.VISITOR.mayStandIn(Path.of(place))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "store/pyramids/ab/image.1.szi",
        "table fovea.image, column metadata",
        "table fovea.image, column title",
        "table fovea_audit.audit_entry, column details",
        "mariadb/data/fovea/image.ibd",
        "mariadb/data/fovea/image_metadata.ibd.old",
        "mariadb/tmp/fovea/image_metadata.ibd",
        "mariadb/data/mysql-bin.000001",
        "mariadb/data/mariadb.err",
        "wildfly/log/fovea.log",
        "logs/mariadb.log"
      })
  void anywhereElseItIsAFinding(String place) {
    assertThat(Origin.PICTURE.mayStandIn(Path.of(place))).isFalse();
  }
}
