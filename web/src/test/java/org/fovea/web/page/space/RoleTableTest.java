package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fovea.web.page.space.RoleTable.Cell.IF_ALLOWED;
import static org.fovea.web.page.space.RoleTable.Cell.NO;
import static org.fovea.web.page.space.RoleTable.Cell.YES;

import java.util.List;
import org.fovea.service.access.Permission;
import org.fovea.web.page.space.RoleTable.Cell;
import org.junit.jupiter.api.Test;

class RoleTableTest {
  private final RoleTable table = new RoleTable();

  @Test
  void hasARowForEveryPermissionAndACellForEveryRole() {
    assertThat(table.getRows())
        .extracting(RoleTable.Row::permission)
        .containsExactly(Permission.values());
    assertThat(table.getRows()).allMatch(row -> row.cells().size() == table.getRoles().size());
  }

  @Test
  void saysWhatTheRolePolicySays() {
    assertThat(cells(Permission.VIEW_IMAGES)).containsExactly(YES, YES, YES, YES);
    assertThat(cells(Permission.DOWNLOAD_ORIGINALS)).containsExactly(IF_ALLOWED, YES, YES, YES);
    assertThat(cells(Permission.UPLOAD)).containsExactly(NO, YES, YES, YES);
    assertThat(cells(Permission.MANAGE_MEMBERS)).containsExactly(NO, NO, YES, YES);
    assertThat(cells(Permission.HAND_OVER)).containsExactly(NO, NO, NO, YES);
  }

  private List<Cell> cells(Permission permission) {
    return table.getRows().stream()
        .filter(row -> row.permission() == permission)
        .findAny()
        .orElseThrow()
        .cells();
  }
}
