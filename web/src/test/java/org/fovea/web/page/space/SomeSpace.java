package org.fovea.web.page.space;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fovea.model.access.Role;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Permission;
import org.fovea.service.audit.Pseudonym;
import org.fovea.service.shared.RefusedException;
import org.fovea.service.space.MemberView;
import org.fovea.service.space.SpaceRow;
import org.fovea.service.space.SpaceView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;

/// Spaces and members as services give them, with sane defaults.
final class SomeSpace {
  static final SpaceId ID = SpaceId.random();
  private static final Instant MADE = Instant.parse("2026-11-22T05:53:00Z");

  private SomeSpace() {}

  /// A project in which the caller may do `may`.
  static SpaceView project(Permission... may) {
    return new SpaceView(
        ID,
        SpaceKind.PROJECT,
        "Lobes",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
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
  static MemberView member(Role role, boolean self) {
    return new MemberView(
        MemberId.random(),
        Optional.of(new Pseudonym("K7Q4", "00ff")),
        Optional.empty(),
        role,
        Optional.of("Quellstadt University"),
        Optional.empty(),
        MADE,
        self);
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
  static final class Told extends Messages {
    final List<String> keys = new ArrayList<>();

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
  static final class Gate extends LoginGate {
    final List<String> led = new ArrayList<>();

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
  static final class Somebody extends CurrentCaller {
    @Override
    public Caller get() {
      return Caller.VISITOR;
    }
  }
}
