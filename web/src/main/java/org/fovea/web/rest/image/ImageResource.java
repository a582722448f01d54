package org.fovea.web.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageState;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.account.AccountService;
import org.fovea.service.image.ImageFilter;
import org.fovea.service.image.ImageService;
import org.fovea.service.image.ImageShelf;
import org.fovea.service.image.MetadataService;
import org.fovea.service.image.StripService;
import org.fovea.service.image.TileService;
import org.fovea.service.shared.Period;
import org.fovea.service.usage.UsageKind;
import org.fovea.web.link.LinkCaller;
import org.fovea.web.link.VisitCounter;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.JsonBody;
import org.fovea.web.rest.shared.QueryText;
import org.fovea.web.rest.shared.Tagged;
import org.jspecify.annotations.Nullable;

/// Images: `/api/v1/images`.
@RequestScoped
@Path("v1/images")
@Produces(MediaType.APPLICATION_JSON)
public class ImageResource {
  private static final String FROM_THE_BEGINNING = "bytes=0-";
  private static final String ID = "{image: " + PublicId.PATTERN + "}";

  @Inject ImageService images;
  @Inject MetadataService metadata;
  @Inject StripService strips;
  @Inject TileService tiles;
  @Inject AccountService accounts;
  @Inject CurrentCaller caller;
  @Inject LinkCaller linked;
  @Inject VisitCounter visits;

  /// The images of a space, newest first; without `space` those of the caller's personal
  /// repository. With `folder` only those of that folder, or with `none` those in no folder; with
  /// `state`, `title`, `from` and `to` only those that fit.
  @GET
  public JsonObject list(@Context UriInfo address) {
    var query = QueryText.of(address);
    var after = query.id("after", ImageId::new);
    var filter = filter(query);
    return query
        .id("space", SpaceId::new)
        .or(this::personalRepository)
        .map(space -> shelf(space, query))
        .map(shelf -> images.list(caller.get(), shelf, filter, after, query.limit()))
        .map(ImageJson::of)
        .orElseGet(
            () -> Json.createObjectBuilder().add("images", Json.createArrayBuilder()).build());
  }

  /// One image: its state, size and what is known of it.
  @GET
  @Tagged
  @Path(ID)
  public JsonObject get(@PathParam("image") ImageId image) {
    return ImageJson.of(images.get(caller.get(), image));
  }

  /// Changes the title: a JSON merge patch (RFC 7396) with the member `title`.
  @PATCH
  @Tagged
  @Path(ID)
  @Consumes("application/merge-patch+json")
  public JsonObject rename(@PathParam("image") ImageId image, String patch) {
    images.rename(caller.get(), image, JsonBody.parse(patch).text("title"));
    return get(image);
  }

  /// Deletes the image for good. Answers 204.
  @DELETE
  @Tagged
  @Path(ID)
  public void delete(@PathParam("image") ImageId image) {
    images.delete(caller.get(), image);
  }

  /// Tries again to make the pyramid of an image that failed. Answers 202.
  @POST
  @Tagged
  @Path(ID + "/retry")
  public Response retry(@PathParam("image") ImageId image) {
    images.retry(caller.get(), image);
    return Response.accepted(get(image)).build();
  }

  /// Makes the pyramid anew from the original; the present one is served until then. Answers 202,
  /// also if one is being made already.
  @POST
  @Tagged
  @Path(ID + "/reprocess")
  public Response reprocess(@PathParam("image") ImageId image) {
    images.reprocess(caller.get(), image);
    return Response.accepted(get(image)).build();
  }

  /// What the file says of itself, as far as the caller may know it.
  @GET
  @Path(ID + "/metadata")
  public JsonObject metadata(@PathParam("image") ImageId image) {
    return MetadataJson.of(metadata.get(caller.get(), image));
  }

  /// Takes out of the original what of its metadata is personal, for good. Answers what is left.
  @POST
  @Path(ID + "/strip")
  public JsonObject strip(@PathParam("image") ImageId image) {
    strips.strip(caller.get(), image);
    return metadata(image);
  }

  /// Keeps the original as it came, although it was to be stripped, and makes the pyramid. Answers
  /// 202.
  @POST
  @Tagged
  @Path(ID + "/keep")
  public Response keep(@PathParam("image") ImageId image) {
    images.keepAsItIs(caller.get(), image);
    return Response.accepted(get(image)).build();
  }

  /// A small picture of the whole image, at most 256 pixels wide and high; a link counts here.
  @GET
  @Path(ID + "/thumbnail")
  @Produces({"image/jpeg", "image/png", "image/webp"})
  public Response thumbnail(@PathParam("image") ImageId image, @Context Request request) {
    return PrivateAnswer.of(request, tiles.thumbnail(linked.get(), image));
  }

  /// The file as it came, as a download; one range of bytes may be asked for (RFC 9110, section
  /// 14). A link counts here, if it lets people have it.
  @GET
  @Path(ID + "/original")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response original(
      @PathParam("image") ImageId image,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange,
      @Context Request request) {
    var who = linked.get();
    var original = images.original(who, image);
    if (range == null || range.startsWith(FROM_THE_BEGINNING)) { // else a part of what was counted
      visits.count(who, UsageKind.DOWNLOAD, image);
    }
    return DownloadAnswer.of(original, request, range, ifRange);
  }

  private Optional<SpaceId> personalRepository() {
    return accounts.me(caller.get()).entry().map(entry -> entry.personalRepository());
  }

  private static ImageFilter filter(QueryText query) {
    return new ImageFilter(
        query.choice("state", ImageState.class),
        query.text("title"),
        Period.of(query.day("from"), query.day("to")));
  }

  private static ImageShelf shelf(SpaceId space, QueryText query) {
    return switch (query.text("folder").orElse("")) {
      case "" -> ImageShelf.whole(space);
      case "none" -> ImageShelf.unfiled(space);
      default -> ImageShelf.folder(space, query.id("folder", FolderId::new).orElseThrow());
    };
  }
}
