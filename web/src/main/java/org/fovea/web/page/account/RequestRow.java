package org.fovea.web.page.account;

import java.io.Serializable;
import org.fovea.service.request.PrivacyRequestView;
import org.fovea.web.page.shared.Figures;

/// A request as lists show it.
///
/// @param kind name of the enum's constant, as are the causes; empty if there is none
/// @param item identifier of what it is about; empty if of nothing single
/// @param settled the day; empty if it is open
public record RequestRow(
    String id,
    String caseNumber,
    String kind,
    String item,
    String state,
    String opened,
    String due,
    boolean overdue,
    boolean extendable,
    String extendedFor,
    String settled,
    String refusedFor)
    implements Serializable {

  /// The row of a request.
  public static RequestRow of(PrivacyRequestView request) {
    return new RequestRow(
        request.id().value(),
        request.caseNumber().value(),
        request.kind().name(),
        request.item().orElse(""),
        request.state().name(),
        Figures.day(request.openedOn()),
        Figures.day(request.dueOn()),
        request.overdue(),
        request.extendable(),
        request.extendedFor().map(Enum::name).orElse(""),
        request.settledOn().map(Figures::day).orElse(""),
        request.refusedFor().map(Enum::name).orElse(""));
  }

  /// Whether it is to be answered still.
  public boolean open() {
    return settled.isEmpty();
  }
}
