package org.fovea.web.rest.upload;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.fovea.config.ServerSettings;
import org.fovea.config.UploadSettings;
import org.fovea.model.shared.PublicId;
import org.fovea.model.upload.UploadId;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.RefusedException;
import org.fovea.service.upload.Checksum;
import org.fovea.service.upload.Part;
import org.fovea.service.upload.UploadService;
import org.fovea.service.upload.UploadView;
import org.fovea.web.login.CurrentCaller;
import org.jspecify.annotations.Nullable;

/// Resumable uploads: tus 1.0.0 at `/api/v1/uploads`, with creation, creation-with-upload,
/// checksum, termination and expiration. The answer that completes an upload carries `Fovea-Image`.
@RequestScoped
@Path("v1/uploads")
@Tus
public class UploadResource {
  private static final String BYTES = "application/offset+octet-stream";
  private static final String ID = "{upload: " + PublicId.PATTERN + "}";
  private static final String EXTENSIONS =
      "creation,creation-with-upload,checksum,termination,expiration";

  @Inject UploadService uploads;
  @Inject UploadSettings settings;
  @Inject ServerSettings server;
  @Inject CurrentCaller caller;

  /// What this server can do. Answers 204.
  @OPTIONS
  public Response options() {
    return Response.noContent()
        .header("Tus-Version", TusFilter.VERSION)
        .header("Tus-Extension", EXTENSIONS)
        .header("Tus-Max-Size", settings.maxBytes())
        .header("Tus-Checksum-Algorithm", Checksum.ALGORITHMS)
        .build();
  }

  /// The same, asked of one upload.
  @OPTIONS
  @Path(ID)
  public Response optionsOfOne() {
    return options();
  }

  /// The caller's uploads of the last day, newest first.
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject list() {
    var list = Json.createArrayBuilder();
    uploads.list(caller.get()).forEach(upload -> list.add(json(upload)));
    return Json.createObjectBuilder().add("uploads", list).build();
  }

  /// Begins an upload, with its first bytes if the body has any. Answers 201 with its address.
  @POST
  public Response create(
      @HeaderParam("Upload-Length") @Nullable String length,
      @HeaderParam("Upload-Metadata") @Nullable String metadata,
      @HeaderParam("Upload-Checksum") @Nullable String checksum,
      @HeaderParam("Content-Type") @Nullable String contentType,
      InputStream body)
      throws IOException {
    var wanted = UploadMetadata.parse(metadata).upload(number("Upload-Length", length));
    var first =
        BYTES.equals(contentType) ? Optional.of(part(0, body, checksum)) : Optional.<Part>empty();
    var upload = uploads.create(caller.get(), wanted);
    if (first.isPresent()) {
      upload = begin(upload, first.get());
    }
    var location = server.link("/api/v1/uploads/" + upload.id());
    return withState(Response.created(location), upload).build();
  }

  /// An upload whose first bytes are refused is given up, for nobody was told its address.
  private UploadView begin(UploadView upload, Part first) throws IOException {
    try {
      return uploads.append(caller.get(), upload.id(), first);
    } catch (RefusedException e) {
      uploads.terminate(caller.get(), upload.id());
      throw e;
    }
  }

  /// How far an upload has come. Answers 200.
  @HEAD
  @Path(ID)
  public Response head(@PathParam("upload") UploadId id) throws IOException {
    var upload = uploads.find(caller.get(), id);
    var answer = withState(Response.ok(), upload).header("Upload-Length", upload.lengthBytes());
    if (!upload.rawMetadata().isEmpty()) {
      answer.header("Upload-Metadata", upload.rawMetadata());
    }
    return answer.build();
  }

  /// Adds bytes at the offset that is due. Answers 204 once they are on disk; bytes that came
  /// before a break are kept, too.
  @PATCH
  @Path(ID)
  @Consumes(BYTES)
  public Response append(
      @PathParam("upload") UploadId id,
      @HeaderParam("Upload-Offset") @Nullable String offset,
      @HeaderParam("Upload-Checksum") @Nullable String checksum,
      InputStream body)
      throws IOException {
    var part = part(number("Upload-Offset", offset), body, checksum);
    return withState(Response.noContent(), uploads.append(caller.get(), id, part)).build();
  }

  /// Gives an upload up. Answers 204.
  @DELETE
  @Path(ID)
  public void terminate(@PathParam("upload") UploadId id) throws IOException {
    uploads.terminate(caller.get(), id);
  }

  private static Part part(long offset, InputStream body, @Nullable String checksum) {
    return new Part(offset, body, Optional.ofNullable(checksum).map(Checksum::parse));
  }

  private static ResponseBuilder withState(ResponseBuilder answer, UploadView upload) {
    answer
        .header("Upload-Offset", upload.offsetBytes())
        .header(
            "Upload-Expires",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                upload.expiresAt().atOffset(ZoneOffset.UTC)));
    upload.image().ifPresent(image -> answer.header("Fovea-Image", image.value()));
    return answer;
  }

  private static long number(String header, @Nullable String value) {
    if (value == null || !value.matches("\\d{1,18}")) {
      throw new InvalidException(
          header.toLowerCase(Locale.ROOT), header + " is not a whole number of bytes.");
    }
    return Long.parseLong(value);
  }

  private static JsonObject json(UploadView upload) {
    var json =
        Json.createObjectBuilder()
            .add("id", upload.id().value())
            .add("fileName", upload.fileName())
            .add("lengthBytes", upload.lengthBytes())
            .add("offsetBytes", upload.offsetBytes())
            .add("state", upload.state().name())
            .add("createdAt", upload.createdAt().toString())
            .add("expiresAt", upload.expiresAt().toString());
    var named = UploadMetadata.parse(upload.rawMetadata());
    named.find("space").ifPresent(space -> json.add("space", space));
    named.find("strip").ifPresent(strip -> json.add("strip", strip.matches("1|true")));
    named.find("folder").ifPresent(folder -> json.add("folder", folder));
    upload.image().ifPresent(image -> json.add("image", image.value()));
    return json.build();
  }
}
