package org.fovea.web.rest.iiif;

import org.fovea.service.shared.InvalidException;

/// Refusals of what a request asks for (Image API 3.0, section 7): 400 with one sentence.
final class Syntax {
  private Syntax() {}

  static InvalidException region(String why) {
    return new InvalidException("iiif-region", why);
  }

  static InvalidException size(String why) {
    return new InvalidException("iiif-size", why);
  }

  static InvalidException rotation(String why) {
    return new InvalidException("iiif-rotation", why);
  }

  static InvalidException quality(String why) {
    return new InvalidException("iiif-quality", why);
  }

  static InvalidException format(String why) {
    return new InvalidException("iiif-format", why);
  }
}
