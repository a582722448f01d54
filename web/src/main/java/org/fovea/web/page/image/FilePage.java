package org.fovea.web.page.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageState;
import org.fovea.service.image.FileMetadata;
import org.fovea.service.image.FileMetadata.Entry;
import org.fovea.service.image.FileMetadata.Picture;
import org.fovea.service.image.ImageService;
import org.fovea.service.image.ImageView;
import org.fovea.service.image.MetadataService;
import org.fovea.service.image.MetadataView;
import org.fovea.service.image.PixelSize;
import org.fovea.service.image.StripService;
import org.fovea.service.shared.InvalidException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Ids;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// What the file of an image says of itself, `file.xhtml`, at `/file/{image}`: what may be shared,
/// what is personal, the choice to remove that, and what was removed.
@Named
@RequestScoped
public class FilePage {
  private static final MathContext DIGITS = new MathContext(3);

  @Inject
  @Param(pathIndex = 0)
  @Nullable String id;

  @Inject MetadataService metadata;
  @Inject StripService strips;
  @Inject ImageService images;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;
  @Inject Messages messages;

  private @Nullable MetadataView view;
  private boolean loaded;
  private boolean sure;

  /// The view action, also after a refusal.
  public void load() {
    loaded = true;
    var image = image();
    if (image.isEmpty()) {
      gate.absent();
    } else if (gate.admitsPerson()) {
      gate.show(() -> view = metadata.get(caller.get(), image.get()));
    }
  }

  private Optional<ImageId> image() {
    return Ids.find(id, ImageId::new);
  }

  /// Removes from the original what is personal.
  public void strip() {
    boolean done =
        messages.attempt(() -> {
          requireSure();
          strips.strip(caller.get(), image().orElseThrow());
        });
    if (done) {
      gate.lead("/file/" + id + "?done=1");
    }
  }

  private void requireSure() {
    if (!sure) {
      throw new InvalidException("sure", Messages.text("file.strip-unsure"));
    }
  }

  /// Has what is looked at made anew from the original.
  public void remake() {
    if (messages.attempt(() -> images.reprocess(caller.get(), image().orElseThrow()))) {
      gate.lead("/file/" + id + "?anew=1");
    }
  }

  /// Keeps the file as it came, although it was to be stripped.
  public void keep() {
    if (messages.attempt(() -> images.keepAsItIs(caller.get(), image().orElseThrow()))) {
      gate.lead("/view/" + id);
    }
  }

  /// Deletes the image, because its file cannot be stripped.
  public void delete() {
    boolean done =
        messages.attempt(() -> {
          requireSure();
          images.delete(caller.get(), image().orElseThrow());
        });
    if (done) {
      gate.lead("/images");
    }
  }

  private Optional<FileMetadata> content() {
    return Optional.ofNullable(view).flatMap(MetadataView::content);
  }

  /// The image; there is none only if the answer is already complete.
  public @Nullable ImageCard getImage() {
    return view == null ? null : ImageCard.of(view.image());
  }

  /// Whether the file was read. Before the image is loaded, while a form that was sent is looked
  /// for, this and the next two say yes: the service decides whether it may be sent.
  public boolean isRead() {
    return !loaded || content().isPresent();
  }

  /// Whether the person in front of the page is shown what is personal.
  public boolean isWhole() {
    return view != null && view.whole();
  }

  /// What kind of file it is.
  public String getFormat() {
    return content().map(FileMetadata::format).orElse("");
  }

  /// How large a pixel is in the world, in words, or an empty text.
  public String getPixelSize() {
    return content()
        .flatMap(FileMetadata::pixelSize)
        .filter(PixelSize::isMeasured)
        .map(FilePage::words)
        .orElse("");
  }

  private static String words(PixelSize size) {
    return size.isSquare()
        ? Messages.text("file.pixel-size", digits(size.across()))
        : Messages.text("file.pixel-sides", digits(size.across()), digits(size.down()));
  }

  private static String digits(double micrometres) {
    return new BigDecimal(micrometres, DIGITS).stripTrailingZeros().toPlainString();
  }

  /// Whether the person in front of the page has to decide what becomes of a file that cannot be
  /// stripped as they wanted; while a form is looked for, as above.
  public boolean isUndecided() {
    return !loaded || (view != null && isUndecided(view.image()));
  }

  private static boolean isUndecided(ImageView image) {
    return image.own() && image.stripWanted() && image.state() == ImageState.FAILED;
  }

  /// What was removed from the file, in words, the most frequent first.
  public List<String> getRemoved() {
    return content().stream()
        .flatMap(all -> all.removed().entrySet().stream())
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(kind -> Messages.text("file.removed." + kind.getKey(), kind.getValue()))
        .toList();
  }

  /// What may leave the space.
  public List<Entry> getShared() {
    return entries(entry -> !entry.personal());
  }

  /// What stays in it.
  public List<Entry> getPersonal() {
    return entries(Entry::personal);
  }

  private List<Entry> entries(Predicate<Entry> wanted) {
    return content().stream().flatMap(all -> all.entries().stream()).filter(wanted).toList();
  }

  /// Pictures inside the file, in words.
  public List<String> getPictures() {
    return content().stream().flatMap(all -> all.pictures().stream()).map(FilePage::words).toList();
  }

  private static String words(Picture picture) {
    return picture.width() > 0 && picture.height() > 0
        ? Messages.text("file.picture", picture.kind(), picture.width(), picture.height())
        : Messages.text("file.picture-unsized", picture.kind());
  }

  /// How much was too long to be kept, in a sentence, or an empty text.
  public String getLeftOut() {
    int count = content().map(FileMetadata::leftOut).orElse(0);
    return count == 0 ? "" : Messages.text("file.left-out", count);
  }

  /// What could not be read, in sentences.
  public List<String> getProblems() {
    return content().map(FileMetadata::problems).orElse(List.of());
  }

  /// Whether the person may have the personal data removed, were it possible.
  public boolean isChangeable() {
    return !loaded || (view != null && view.changeable());
  }

  /// Whether the person may have the image made anew; while a form is looked for, as above. What
  /// could not be made at all is tried again where it would be looked at.
  public boolean isRemakable() {
    return isChangeable() && (view == null || view.image().state() == ImageState.READY);
  }

  /// Whether the personal data can be removed.
  public boolean isStrippable() {
    return !loaded || content().filter(FileMetadata::strippable).isPresent();
  }

  /// Why it is not possible, in a sentence, or an empty text.
  public String getRefusal() {
    return content().flatMap(FileMetadata::notStrippableBecause).orElse("");
  }

  /// Whether the person says that they know that it cannot be undone.
  public boolean isSure() {
    return sure;
  }

  public void setSure(boolean sure) {
    this.sure = sure;
  }
}
