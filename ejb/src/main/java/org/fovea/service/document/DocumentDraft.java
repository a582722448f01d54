package org.fovea.service.document;

import java.time.LocalDate;
import java.util.Optional;

/// A version that an administrator wants to publish.
///
/// @param text all of it
/// @param supplement the part of it that administrators wrote; may be blank
/// @param summary what is new, in a sentence or two
/// @param material whether something changes in substance, so that everybody is told; of terms, so
///   that everybody is asked again
/// @param effectiveOn first day on which it holds, within a year; empty for today
public record DocumentDraft(
    String text,
    String supplement,
    String summary,
    boolean material,
    Optional<LocalDate> effectiveOn) {}
