package org.fovea.service.image;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageState;
import org.fovea.model.image.PyramidJob;
import org.fovea.model.space.PersonalRepository;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.audit.AuditEvent;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.ImageEvent.ImageDeleted;
import org.fovea.service.audit.ImageEvent.ImageKeptAsItIs;
import org.fovea.service.audit.ImageEvent.ImageRenamed;
import org.fovea.service.audit.ImageEvent.ImageReprocessed;
import org.fovea.service.audit.ImageEvent.ImageRetried;
import org.fovea.service.hold.LegalHolds;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.PageRequest;

/// Images as people see and change them. Each public method is one transaction.
@Stateless
public class ImageService {
  private static final int LARGEST_PAGE = 200;
  private static final int LONGEST_TITLE = 255;
  private static final Duration JUST_NOW = Duration.ofSeconds(10);

  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject VisibleImages visible;
  @Inject Images images;
  @Inject OriginalStore originals;
  @Inject LegalHolds holds;
  @Inject AuditLog audit;
  @Inject Event<JobQueued> queued;
  @Inject Event<FilesAbandoned> abandoned;
  @Inject Event<OwnImageGone> ownGone;
  @Inject Clock clock;

  /// One image.
  ///
  /// @throws NotFoundException if there is none, or the caller may not see it
  public ImageView get(Caller caller, ImageId id) {
    var image = visible.get(caller, id);
    return ImageView.of(caller, image, job(image));
  }

  /// The images of a space, newest first.
  ///
  /// @param after the last image of the page before, or empty for the first page
  /// @param limit how many at most, 1 to 200
  /// @throws NotFoundException if there is no such space, or the caller may not see it
  /// @throws InvalidException if `limit` is out of range
  public ImagePage list(Caller caller, SpaceId space, Optional<ImageId> after, int limit) {
    return list(caller, ImageShelf.whole(space), ImageFilter.ALL, after, limit);
  }

  /// The images of a folder, or of a space that are in none, newest first; else as the other.
  ///
  /// @param filter which of them
  /// @throws NotFoundException if there is no such folder, or the caller may not see it
  public ImagePage list(
      Caller caller, ImageShelf shelf, ImageFilter filter, Optional<ImageId> after, int limit) {
    guard.require(caller, Permission.VIEW_IMAGES, shelf.place());
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidException("limit", "A page has 1 to " + LARGEST_PAGE + " images.");
    }
    long before =
        new PageRequest<>(after, limit)
            .place(id -> visible.find(caller, id))
            .map(Image::key)
            .orElse(Long.MAX_VALUE);
    var rows = images.list(shelf, filter, before, limit + 1);
    var page = rows.subList(0, Math.min(limit, rows.size()));
    Optional<ImageId> next =
        rows.size() > limit ? Optional.of(((Image) page.getLast()[0]).id()) : Optional.empty();
    return new ImagePage(
        page.stream()
            .map(row -> ImageView.of(caller, (Image) row[0], (PyramidJob) row[1]))
            .toList(),
        next);
  }

  /// What the caller uploaded that has not settled, or has within the last ten seconds.
  public List<ImageView> inProgress(Caller caller) {
    Map<Place, Boolean> seen = new HashMap<>(); // many images, few places
    return caller
        .subject()
        .map(who -> images.inProgress(who, clock.instant().minus(JUST_NOW), LARGEST_PAGE))
        .orElse(List.of())
        .stream()
        .filter(row ->
            seen.computeIfAbsent(Images.place((Image) row[0]), place -> guard.sees(caller, place)))
        .map(row -> ImageView.of(caller, (Image) row[0], (PyramidJob) row[1]))
        .toList();
  }

  /// Whether the image is under a legal hold, for those who could delete it otherwise.
  ///
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  public boolean isHeld(Caller caller, ImageId id) {
    var image = visible.get(caller, id);
    return guard.may(caller, ImageRights.toEdit(caller, image), image.space().id())
        && holds.isHeld(image);
  }

  /// The file as it came.
  ///
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  /// @throws DeniedException if the caller, or the link that they bring, may look only
  /// @throws ConflictException if something personal is still to be removed from it, and somebody
  ///   else uploaded it
  public FileView original(Caller caller, ImageId id) {
    var image = visible.shown(caller, id);
    guard.require(caller, Permission.DOWNLOAD_ORIGINALS, id, Images.place(image));
    if (image.stripWanted() && !ImageRights.isOwn(caller, image)) {
      throw new ConflictException(
          "to-be-stripped",
          "The uploader wants personal metadata removed from this file first. That is not done.");
    }
    return new FileView(
        originals.find(id, image.originalRevision()),
        image.fileName(),
        image.sizeBytes(),
        id.value() + "-" + image.originalRevision());
  }

  /// Gives the image another title.
  ///
  /// @throws InvalidException if the title is blank or longer than 255 characters
  public void rename(Caller caller, ImageId id, String title) {
    var image = editable(caller, id);
    if (title.isBlank() || title.length() > LONGEST_TITLE) {
      throw new InvalidException("title", "A title has 1 to " + LONGEST_TITLE + " characters.");
    }
    image.rename(title.strip());
    audit.record(caller, new ImageRenamed(image.space().id(), id));
  }

  /// Tries once more to make the pyramid of an image that failed.
  ///
  /// @throws ConflictException if it has not failed
  public void retry(Caller caller, ImageId id) {
    var image = editable(caller, id);
    if (image.state() != ImageState.FAILED) {
      throw new ConflictException("image-not-failed", "Only a failed image can be tried again.");
    }
    image.retry();
    job(image).requeue(clock.instant());
    queued.fire(new JobQueued());
    audit.record(caller, new ImageRetried(image.space().id(), id));
  }

  /// Makes the pyramid of an image anew from its original. Until the new one is there, or if none
  /// can be made, the image is shown as before. If one is being made already, nothing more is done.
  ///
  /// @throws org.fovea.service.hold.HeldException if it is under a legal hold
  public void reprocess(Caller caller, ImageId id) {
    var image = editable(caller, id);
    holds.requireFree(image);
    var job = job(image);
    if (!job.isOpen()) {
      image.retry();
      job.requeue(clock.instant());
      queued.fire(new JobQueued());
      audit.record(caller, new ImageReprocessed(image.space().id(), id));
    }
  }

  /// Keeps the original of the caller's own image as it came, although they wanted what is personal
  /// to be removed from it, and makes its pyramid.
  ///
  /// @throws NotFoundException if there is no such image, or the caller may not see it
  /// @throws DeniedException if the caller did not upload it, or may not change it any more
  /// @throws ConflictException if nothing is to be removed, or it was not tried yet
  public void keepAsItIs(Caller caller, ImageId id) {
    var image = editable(caller, id);
    if (!ImageRights.isOwn(caller, image)) {
      throw new DeniedException("not-uploader", "Only the uploader decides this.");
    }
    if (!image.stripWanted() || image.state() != ImageState.FAILED) {
      throw new ConflictException("image-not-failed", "There is nothing to be decided.");
    }
    image.keepAsItIs();
    image.retry();
    job(image).requeue(clock.instant());
    queued.fire(new JobQueued());
    audit.record(caller, new ImageKeptAsItIs(image.space().id(), id));
  }

  /// Deletes the image with its original and its pyramid, for good. If it was the last thing that
  /// was left of the caller, their account goes, too.
  ///
  /// @throws org.fovea.service.hold.HeldException if it is under a legal hold
  public void delete(Caller caller, ImageId id) {
    var image = editable(caller, id); // as the worker left it
    holds.requireFree(image);
    var job = job(image);
    abandoned.fire(new FilesAbandoned(id, job.fence()));
    entities.remove(job);
    entities.remove(image);
    audit.record(caller, deleted(caller, List.of(image)));
  }

  /// Deletes images as the other does; all or, if one is refused, none.
  ///
  /// @param ids 1 to 500
  /// @throws NotFoundException if one of them is not there, or the caller may not see it
  /// @throws DeniedException if the caller may not delete one of them
  /// @throws InvalidException if there are none, or too many
  /// @throws org.fovea.service.hold.HeldException if one of them is under a legal hold
  public void delete(Caller caller, Collection<ImageId> ids) {
    var wanted = Images.requireFew(ids);
    guard.requireAccount(caller);
    var known = images.all(wanted);
    new ImageRights().toEditAll(caller, known).require(guard, caller);
    var jobs = images.lockJobs(known);
    var found = images.all(wanted); // again, for others move and delete images, too
    new ImageRights().toEditAll(caller, found).require(guard, caller);
    found.forEach(holds::requireFree);
    for (var job : jobs) {
      abandoned.fire(new FilesAbandoned(job.image().id(), job.fence()));
      entities.remove(job);
    }
    found.forEach(entities::remove);
    audit.record(caller, deleted(caller, found));
  }

  /// What is to be recorded of images that are gone, and of all that goes with them.
  private List<AuditEvent> deleted(Caller caller, List<Image> gone) {
    List<AuditEvent> events = new ArrayList<>();
    gone.forEach(image -> events.add(new ImageDeleted(image.space().id(), image.id())));
    if (gone.stream().anyMatch(image -> isTheirs(caller, image))) {
      var news = new OwnImageGone(caller);
      ownGone.fire(news);
      events.addAll(news.consequences());
    }
    return events;
  }

  private static boolean isTheirs(Caller caller, Image image) {
    return ImageRights.isOwn(caller, image) || image.space() instanceof PersonalRepository;
  }

  /// The image as it is now, which nobody else can change until the transaction ends. The right is
  /// asked for before, so that no stranger locks anything, and again after, for the image may have
  /// been moved meanwhile.
  private Image editable(Caller caller, ImageId id) {
    var found = visible.get(caller, id);
    guard.require(caller, ImageRights.toEdit(caller, found), Images.place(found));
    var image = visible.lock(caller, id);
    guard.require(caller, ImageRights.toEdit(caller, image), Images.place(image));
    return image;
  }

  private PyramidJob job(Image image) {
    return images.findJob(image).orElseThrow();
  }
}
