package org.fovea.model.request;

/// Why a request is refused (GDPR, Articles 12.5, 17.3 and 21.1).
public enum RefusalCause {
  UNFOUNDED,
  EXCESSIVE,
  NOT_HELD,
  RIGHTS_OF_OTHERS,
  LEGAL_OBLIGATION,
  LEGAL_CLAIM,
  RESEARCH_ARCHIVE
}
