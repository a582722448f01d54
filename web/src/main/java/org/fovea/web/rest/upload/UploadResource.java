package org.fovea.web.rest.upload;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
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
import java.util.Optional;
import java.util.OptionalLong;
import org.fovea.config.ServerSettings;
import org.fovea.config.UploadSettings;
import org.fovea.model.shared.PublicId;
import org.fovea.model.upload.UploadId;
import org.fovea.model.upload.UploadKind;
import org.fovea.service.shared.RefusedException;
import org.fovea.service.upload.Checksum;
import org.fovea.service.upload.NewUpload;
import org.fovea.service.upload.Part;
import org.fovea.service.upload.UploadService;
import org.fovea.service.upload.UploadView;
import org.fovea.web.login.CurrentCaller;
import org.jspecify.annotations.Nullable;

/// Resumable uploads: tus 1.0.0 at `/api/v1/uploads`, with the extensions that [#options()] names.
/// The answer that completes an upload carries `Fovea-Image`. `docs/uploads.md` goes through the
/// protocol line by line.
@RequestScoped
@Path("v1/uploads")
public class UploadResource {
  private static final String BYTES = "application/offset+octet-stream";
  private static final String ID = "{upload: " + PublicId.PATTERN + "}";
  private static final String EXTENSIONS =
      "creation,creation-with-upload,creation-defer-length,checksum,termination,expiration,"
          + "concatenation";

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

  /// Begins an upload, with its first bytes if the body has any, or makes one of partial uploads.
  /// Answers 201 with its address.
  @POST
  public Response create(
      @BeanParam CreationHeaders headers,
      @HeaderParam("Upload-Checksum") @Nullable String checksum,
      @HeaderParam("Content-Type") @Nullable String contentType,
      InputStream body)
      throws IOException {
    var wanted = headers.upload();
    var parts = headers.parts();
    var upload =
        parts.isPresent()
            ? uploads.concatenate(caller.get(), wanted, parts.get())
            : begin(wanted, first(contentType, body, checksum));
    var location = server.link("/api/v1/uploads/" + upload.id());
    return withState(Response.created(location), upload).build();
  }

  private static Optional<Part> first(
      @Nullable String contentType, InputStream body, @Nullable String checksum) {
    return BYTES.equals(contentType) ? Optional.of(part(0, body, checksum)) : Optional.empty();
  }

  /// An upload whose first bytes are refused is given up, for nobody was told its address.
  private UploadView begin(NewUpload wanted, Optional<Part> first) throws IOException {
    var upload = uploads.create(caller.get(), wanted);
    if (first.isEmpty()) {
      return upload;
    }
    try {
      return uploads.append(caller.get(), upload.id(), first.get(), OptionalLong.empty());
    } catch (RefusedException e) {
      uploads.terminate(caller.get(), upload.id());
      throw e;
    }
  }

  /// How far an upload has come. Answers 200; without `Upload-Offset` while partial uploads are
  /// being joined to a final one.
  @HEAD
  @Path(ID)
  public Response head(@PathParam("upload") UploadId id) throws IOException {
    var upload = uploads.find(caller.get(), id);
    var answer = withState(Response.ok(), upload);
    upload
        .lengthBytes()
        .ifPresentOrElse(
            bytes -> answer.header("Upload-Length", bytes),
            () -> answer.header("Upload-Defer-Length", "1"));
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
      @HeaderParam("Upload-Length") @Nullable String length,
      @HeaderParam("Upload-Checksum") @Nullable String checksum,
      InputStream body)
      throws IOException {
    var part = part(ByteNumber.parse("Upload-Offset", offset), body, checksum);
    var told = ByteNumber.find("Upload-Length", length);
    return withState(Response.noContent(), uploads.append(caller.get(), id, part, told)).build();
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
    if (upload.kind() != UploadKind.FINAL || upload.isWhole()) {
      answer.header("Upload-Offset", upload.offsetBytes());
    }
    if (upload.kind() == UploadKind.PARTIAL) {
      answer.header("Upload-Concat", UploadConcat.PARTIAL);
    }
    upload.concatenation().ifPresent(parts -> answer.header("Upload-Concat", parts));
    upload.image().ifPresent(image -> answer.header("Fovea-Image", image.value()));
    return answer.header("Upload-Expires", HttpDate.format(upload.expiresAt()));
  }

  private static JsonObject json(UploadView upload) {
    var json =
        Json.createObjectBuilder()
            .add("id", upload.id().value())
            .add("fileName", upload.fileName())
            .add("kind", upload.kind().name())
            .add("offsetBytes", upload.offsetBytes())
            .add("state", upload.state().name())
            .add("createdAt", upload.createdAt().toString())
            .add("expiresAt", upload.expiresAt().toString());
    upload.lengthBytes().ifPresent(bytes -> json.add("lengthBytes", bytes));
    var named = UploadMetadata.parse(upload.rawMetadata());
    named.find("space").ifPresent(space -> json.add("space", space));
    named.find("strip").ifPresent(strip -> json.add("strip", strip.matches("1|true")));
    named.find("folder").ifPresent(folder -> json.add("folder", folder));
    upload.image().ifPresent(image -> json.add("image", image.value()));
    return json.build();
  }
}
