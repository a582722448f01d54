package org.fovea.web.page.space;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.fovea.model.instrument.InstrumentFault;
import org.fovea.service.instrument.InstrumentView;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.Messages;

/// An instrument as a list shows it.
///
/// @param connected whether its hub was heard of just now
/// @param facts how it is getting on, in words
/// @param trouble what troubles it, in a sentence; empty if nothing does
public record InstrumentRow(
    String id, String title, boolean connected, List<String> facts, String trouble)
    implements Serializable {

  static InstrumentRow of(InstrumentView instrument) {
    var report = instrument.report();
    List<String> facts = new ArrayList<>();
    facts.add(heard(instrument));
    instrument
        .activeSince()
        .ifPresent(when -> facts.add(Messages.text("instruments.since", Figures.moment(when))));
    if (instrument.lastSeenAt().isPresent()) {
      facts.add(
          Messages.text(
              "instruments.queue", report.queuedFiles(), Figures.bytes(report.queuedBytes())));
    }
    if (instrument.connected() && report.bytesPerSecond() > 0) {
      facts.add(Messages.text("instruments.rate", Figures.bytes(report.bytesPerSecond())));
    }
    if (report.heldFiles() > 0) {
      facts.add(Messages.text("instruments.held", report.heldFiles()));
    }
    return new InstrumentRow(
        instrument.id().value(),
        instrument.title(),
        instrument.connected(),
        List.copyOf(facts),
        report
            .fault()
            .map(InstrumentFault::name)
            .map("fault."::concat)
            .map(Messages::text)
            .orElse(""));
  }

  private static String heard(InstrumentView instrument) {
    return instrument.connected()
        ? Messages.text("instruments.connected")
        : instrument
            .lastSeenAt()
            .map(when -> Messages.text("instruments.lost", Figures.moment(when)))
            .orElseGet(() -> Messages.text("instruments.never"));
  }
}
