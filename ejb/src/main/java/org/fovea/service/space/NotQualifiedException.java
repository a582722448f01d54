package org.fovea.service.space;

import java.util.List;
import org.fovea.service.shared.DeniedException;

/// The caller may not answer for a space. The message says why.
public class NotQualifiedException extends DeniedException {

  /// @param reasons sentences
  NotQualifiedException(List<String> reasons) {
    super("not-qualified", String.join(" ", reasons));
  }
}
