package org.fovea.web.rest.instrument;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import org.fovea.service.instrument.InstrumentView;

/// Instruments as JSON.
final class InstrumentJson {
  private InstrumentJson() {}

  static JsonArray array(Collection<InstrumentView> instruments) {
    var array = Json.createArrayBuilder();
    instruments.forEach(each -> array.add(of(each)));
    return array.build();
  }

  static JsonObject of(InstrumentView instrument) {
    var json =
        Json.createObjectBuilder()
            .add("id", instrument.id().value())
            .add("title", instrument.title())
            .add("institution", instrument.institution().value())
            .add("institutionName", instrument.institutionName())
            .add("madeAt", instrument.madeAt().toString())
            .add("connected", instrument.connected())
            .add("report", report(instrument));
    task(json, instrument);
    instrument.tokenDrawnAt().ifPresent(when -> json.add("tokenDrawnAt", when.toString()));
    instrument.lastSeenAt().ifPresent(when -> json.add("lastSeenAt", when.toString()));
    return json.build();
  }

  /// Adds where it sends, if anywhere.
  static void task(JsonObjectBuilder json, InstrumentView instrument) {
    instrument.experiment().ifPresent(space -> json.add("experiment", space.value()));
    instrument.exId().ifPresent(exId -> json.add("exId", exId.value()));
    instrument.activeSince().ifPresent(when -> json.add("activeSince", when.toString()));
  }

  private static JsonObjectBuilder report(InstrumentView instrument) {
    var report = instrument.report();
    var json =
        Json.createObjectBuilder()
            .add("queuedFiles", report.queuedFiles())
            .add("queuedBytes", report.queuedBytes())
            .add("heldFiles", report.heldFiles())
            .add("bytesPerSecond", report.bytesPerSecond());
    report.fault().ifPresent(fault -> json.add("fault", fault.name()));
    return json;
  }
}
