package org.fovea.model.request;

/// Which right somebody asks for (GDPR, Articles 15 to 21).
public enum RequestKind {
  ACCESS,
  CORRECTION,
  ERASURE,
  RESTRICTION,
  OBJECTION,
  OTHER
}
