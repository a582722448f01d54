package org.fovea.service.access;

import org.fovea.service.shared.DeniedException;

/// The caller has not accepted the present terms of use.
public class TermsException extends DeniedException {
  TermsException() {
    super(
        "terms-not-accepted",
        "Accept the terms of use first: on the page /terms, or by POST /api/v1/me/terms.");
  }
}
