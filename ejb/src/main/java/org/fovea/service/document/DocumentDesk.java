package org.fovea.service.document;

import java.time.LocalDate;
import org.fovea.model.document.DocumentKind;

/// One document as administrators see it.
///
/// @param newest its newest version, whether it holds already or not
/// @param supplement the part of it that administrators wrote; may be blank
/// @param reviewedOn when it was published, or found right since
/// @param reviewDue when it has to be read through again
/// @param overdue whether that day has come
public record DocumentDesk(
    DocumentKind kind,
    DocumentView newest,
    String supplement,
    LocalDate reviewedOn,
    LocalDate reviewDue,
    boolean overdue) {}
