package org.fovea.web.rest.retention;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.fovea.model.retention.RetentionClass;
import org.fovea.service.retention.RetentionService;
import org.fovea.service.retention.RetentionView;
import org.fovea.service.retention.RunView;
import org.fovea.service.shared.NotFoundException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Spans;

/// The retention matrix with what its jobs did, for those who run the site:
/// `/api/v1/admin/retention`. To all others there is nothing here.
@RequestScoped
@Path("v1/admin/retention")
@Produces(MediaType.APPLICATION_JSON)
public class RetentionResource {
  @Inject RetentionService retention;
  @Inject CurrentCaller caller;

  /// `rules`, one for each class of data, and `runs`, the proofs of the last 100.
  @GET
  public JsonObject matrix() {
    var rules = Json.createArrayBuilder();
    retention.matrix(caller.get()).forEach(rule -> rules.add(json(rule)));
    var runs = Json.createArrayBuilder();
    retention.report(caller.get()).forEach(run -> runs.add(json(run)));
    return Json.createObjectBuilder().add("rules", rules).add("runs", runs).build();
  }

  /// Has the job of that class run within seconds. Answers 202.
  @POST
  @Path("{job: [A-Z_]{1,32}}")
  public Response run(@PathParam("job") String job) {
    retention.run(caller.get(), kind(job));
    return Response.accepted().build();
  }

  private static RetentionClass kind(String name) {
    try {
      return RetentionClass.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException();
    }
  }

  private static JsonObject json(RetentionView view) {
    var json =
        Json.createObjectBuilder()
            .add("class", view.rule().kind().name())
            .add("kept", Spans.kept(view.rule()))
            .add("keeper", view.rule().keeper().name())
            .add("unfinished", view.unfinished())
            .add("removedLately", view.removedLately());
    view.lastRun().ifPresent(when -> json.add("lastRun", when.toString()));
    view.nextRun().ifPresent(when -> json.add("nextRun", when.toString()));
    return json.build();
  }

  private static JsonObject json(RunView run) {
    var json =
        Json.createObjectBuilder()
            .add("number", run.number())
            .add("class", run.kind().name())
            .add("dueBefore", run.dueBefore().toString())
            .add("startedAt", run.startedAt().toString())
            .add("removed", run.removed())
            .add("resumed", run.resumed());
    run.took().ifPresent(time -> json.add("tookMillis", time.toMillis()));
    return json.build();
  }
}
