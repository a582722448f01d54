package org.fovea.web.page.space;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fovea.model.access.Role;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.model.space.Stage;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Permission;
import org.fovea.service.audit.Pseudonym;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.shared.RefusedException;
import org.fovea.service.space.MemberView;
import org.fovea.service.space.OwnershipView;
import org.fovea.service.space.SpaceRow;
import org.fovea.service.space.SpaceView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;

/// Spaces and members as services give them, with sane defaults.
public final class SomeSpace {
  public static final SpaceId ID = SpaceId.random();
  private static final Instant MADE = Instant.parse("2026-11-22T05:53:00Z");

  private SomeSpace() {}

  /// A project in which the caller may do `may`.
  static SpaceView project(Permission... may) {
    return space(SpaceKind.PROJECT, may);
  }

  /// A space of that kind in which the caller may do `may`.
  static SpaceView space(SpaceKind kind, Permission... may) {
    return space(kind, Optional.empty(), Optional.empty(), false, may);
  }

  /// The same, owned by an institution as every shared space is.
  static SpaceView owned(Permission... may) {
    var ownership =
        new OwnershipView(
            InstitutionId.random(), "Quellstadt University", MADE, MADE, Optional.empty());
    return space(SpaceKind.PROJECT, Optional.empty(), Optional.of(ownership), false, may);
  }

  /// An experiment in which the caller may do `may`.
  static SpaceView experiment(Stage stage, boolean archived, Permission... may) {
    return space(SpaceKind.EXPERIMENT, Optional.of(stage), Optional.empty(), archived, may);
  }

  private static SpaceView space(
      SpaceKind kind,
      Optional<Stage> stage,
      Optional<OwnershipView> ownership,
      boolean archived,
      Permission... may) {
    return new SpaceView(
        ID,
        kind,
        "Lobes",
        "",
        Optional.empty(),
        stage,
        ownership,
        false,
        archived,
        false,
        MADE,
        Role.MANAGER,
        Set.of(may));
  }

  /// A space in a list.
  static SpaceRow row(SpaceKind kind, Role role) {
    return new SpaceRow(
        SpaceId.random(),
        kind,
        "Lobes",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        role,
        3,
        2,
        Optional.empty(),
        Optional.empty());
  }

  /// A person who belongs to a space.
  public static MemberView member(Role role, boolean self) {
    return new MemberView(
        MemberId.random(),
        Optional.of(new Pseudonym("K7Q4X2", "00ff")),
        Optional.empty(),
        role,
        Optional.of("Quellstadt University"),
        Optional.empty(),
        MADE,
        self);
  }

  /// A page as a service gives it.
  static <T, K> Page<T, K> page(List<T> stored, PageRequest<K> wanted, Function<T, K> key) {
    int begin =
        wanted.after().map(after -> stored.stream().map(key).toList().indexOf(after) + 1).orElse(0);
    int end = Math.min(begin + wanted.probe(), stored.size());
    return Page.of(stored.subList(begin, end), wanted, key);
  }

  /// A head that has opened `space`.
  static SpaceHead head(SpaceView space) {
    return new SpaceHead() {
      @Override
      public void ifOpen(Consumer<SpaceView> load) {
        load.accept(space);
      }

      @Override
      public boolean may(String permission) {
        return space.may().contains(Permission.valueOf(permission));
      }
    };
  }

  /// The texts that a page told, by their keys; of refusals the code.
  public static final class Told extends Messages {
    public final List<String> keys = new ArrayList<>();

    @Override
    public void info(String key, Object... parameters) {
      keys.add(key);
    }

    @Override
    public void refused(RefusedException refusal) {
      keys.add(refusal.code());
    }
  }

  /// A gate that lets everybody in and remembers where it led them.
  public static final class Gate extends LoginGate {
    public final List<String> led = new ArrayList<>();

    @Override
    public boolean admitsPerson() {
      return true;
    }

    @Override
    public boolean admitsAccount() {
      return true;
    }

    @Override
    public void absent() {
      led.add("absent");
    }

    @Override
    public void lead(String address) {
      led.add(address);
    }
  }

  /// A caller whom nobody asks anything.
  public static final class Somebody extends CurrentCaller {
    @Override
    public Caller get() {
      return Caller.VISITOR;
    }
  }
}
