package org.fovea.web.page.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.HandOverService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.fovea.web.page.shared.Rows;
import org.fovea.web.page.space.HandOverPage;
import org.fovea.web.page.space.InvitationLetter;
import org.fovea.web.page.space.MemberRow;
import org.jspecify.annotations.Nullable;

/// Names the successor of a principal investigator who has vanished, `admin/successor.xhtml`. Holds
/// what is shown, decides nothing.
@Named
@ViewScoped
public class SuccessorPage implements Serializable {
  @Inject HandOverService handOvers;
  @Inject ChosenSpace chosen;
  @Inject Console console;
  @Inject InvitationLetter letter;
  @Inject CurrentCaller caller;
  @Inject Messages messages;
  @Inject LoginGate gate;

  private String space = "";
  private String problem = "";
  private List<MemberRow> candidates = List.of();
  private HandOverPage.@Nullable Open offer;
  private transient @Nullable String link; // whoever holds it may take the part over

  /// The view action, after that of [ChosenSpace]. To auditors, who name nobody, there is nothing
  /// here.
  public void load() {
    if (!console.isNamesSuccessors()) {
      gate.absent();
      return;
    }
    space = chosen.getId();
    reload();
  }

  private void reload() {
    if (space.isEmpty()) {
      return;
    }
    var id = new SpaceId(space);
    try {
      candidates =
          Rows.first(
                  HandOverPage.MOST_CANDIDATES,
                  (PageRequest<MemberId> request) ->
                      handOvers.candidates(caller.get(), id, request))
              .map(MemberRow::of)
              .shown();
      offer = handOvers.find(caller.get(), id).map(HandOverPage.Open::of).orElse(null);
    } catch (ConflictException e) { // a personal repository has no successor
      problem = String.valueOf(e.getMessage());
    }
  }

  /// Offers the part to a member.
  ///
  /// @param member as the browser sent it; only who is shown counts
  public void offer(@Nullable String member) {
    change(
        () -> handOvers.nameSuccessor(caller.get(), new SpaceId(space), shown(member)),
        "successor.offered");
  }

  /// Makes a link for somebody who is no member yet.
  public void linkForAnybody() {
    change(
        () ->
            link = letter.succession(handOvers.linkForSuccessor(caller.get(), new SpaceId(space))),
        "successor.linked");
  }

  /// Withdraws the open offer.
  public void withdraw() {
    link = null;
    change(() -> handOvers.withdraw(caller.get(), new SpaceId(space)), "hand-over.withdrawn");
  }

  private void change(Runnable change, String done) {
    if (isOpen()) {
      messages.attempt(change, done);
      gate.show(this::reload);
    }
  }

  private MemberId shown(@Nullable String member) {
    return candidates.stream()
        .map(MemberRow::id)
        .filter(id -> id.equals(member))
        .findFirst()
        .map(MemberId::new)
        .orElseThrow(
            () -> new InvalidException("successor", "Choose the member who is to take over."));
  }

  /// Whether a space is chosen that can have a successor.
  public boolean isOpen() {
    return !space.isEmpty() && problem.isEmpty();
  }

  public String getSpace() {
    return space;
  }

  /// Why the space that is chosen can have none, in words, or an empty text.
  public String getProblem() {
    return problem;
  }

  /// The members among whom one can choose; whether they qualify shows when they accept.
  public List<MemberRow> getCandidates() {
    return candidates;
  }

  /// The offer that stands; nothing if there is none.
  public HandOverPage.@Nullable Open getOffer() {
    return offer;
  }

  /// The link that was just made; nothing if none was.
  public @Nullable String getLink() {
    return link;
  }
}
