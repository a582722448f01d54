package org.fovea.model.request;

/// Why an answer takes up to two months longer (GDPR, Article 12.3).
public enum ExtensionCause {
  COMPLEX,
  MANY_REQUESTS
}
