package org.fovea.web.page.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.ExId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.SpaceFacts;
import org.fovea.service.space.SpaceRegister;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// The space that a page of the console is about, `fragments/find-space.xhtml`: its address has the
/// parameter `space`, in which people may write an exID, an identifier, or the address of a page of
/// the space.
@Named
@RequestScoped
public class ChosenSpace {
  @Inject
  @Param(name = "space")
  @Nullable String written;

  @Inject SpaceRegister register;
  @Inject CurrentCaller caller;

  private @Nullable SpaceFacts facts;
  private String problem = "";

  /// The view action, after that of [Console].
  public void load() {
    if (getWritten().isBlank()) {
      return;
    }
    try {
      facts = find(lastSegment(getWritten().strip()));
    } catch (InvalidException e) {
      problem = String.valueOf(e.getMessage());
    } catch (NotFoundException e) {
      problem = Messages.text("find-space.absent");
    }
  }

  private SpaceFacts find(String name) {
    var exId = ExId.parse(name);
    if (exId.isPresent()) {
      return register.find(caller.get(), exId.get());
    }
    if (name.matches(PublicId.PATTERN)) {
      return register.find(caller.get(), new SpaceId(name));
    }
    throw new InvalidException("space", Messages.text("find-space.malformed"));
  }

  /// Of an address what stands behind the last `/`, without a query.
  private static String lastSegment(String address) {
    var path = address.replaceFirst("[?#].*", "").replaceFirst("/+$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// What was asked for, or an empty text.
  public String getWritten() {
    return written == null ? "" : written;
  }

  /// Identifier of the space, or an empty text if there is none.
  public String getId() {
    return found().map(found -> found.id().value()).orElse("");
  }

  /// What the space is; nothing if none was asked for or there is no such space.
  public @Nullable SpaceFacts getFacts() {
    return facts;
  }

  /// The number of an experiment, or an empty text.
  public String getExId() {
    return found().flatMap(SpaceFacts::exId).map(ExId::value).orElse("");
  }

  /// Name of the institution that owns it, or an empty text.
  public String getOwner() {
    return found().flatMap(SpaceFacts::institution).orElse("");
  }

  /// The day on which it was made.
  public String getCreated() {
    return found().map(found -> Figures.day(found.createdAt())).orElse("");
  }

  /// Why there is none, in words, or an empty text.
  public String getProblem() {
    return problem;
  }

  private Optional<SpaceFacts> found() {
    return Optional.ofNullable(facts);
  }
}
