package org.fovea.service.disclosure;

import java.time.Instant;
import org.fovea.model.instrument.InstrumentId;

/// An instrument that sends in the person's name, because they activated it.
///
/// @param place the experiment into which
/// @param since when they activated it
public record HeldInstrument(InstrumentId id, HeldPlace place, String title, Instant since) {}
