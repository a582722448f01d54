package org.fovea.service.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/// Something that happened in a space, for those who may see the space.
///
/// @param sequence position in the log
/// @param recordedAt when
/// @param event the name of the typed fact, such as `ImageUploaded`
/// @param actor who did it, or empty if the system did
/// @param details the fact's own fields by name, without those that tell of other spaces or of
///   mapped entitlements, which the log and transcripts hold; where the log holds the digest of a
///   person, the label of their pseudonym
/// @param people the pseudonyms of those whom details are about, by the name of the detail
public record ActivityEntry(
    long sequence,
    Instant recordedAt,
    String event,
    Optional<Pseudonym> actor,
    SortedMap<String, String> details,
    SortedMap<String, Pseudonym> people) {}
