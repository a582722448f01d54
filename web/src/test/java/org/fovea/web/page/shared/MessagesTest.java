package org.fovea.web.page.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fovea.service.shared.RefusedException;
import org.fovea.web.login.LoginFailure;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Path WEB_APP = Path.of("src/main/webapp");
  private static final Pattern IN_PAGE =
      Pattern.compile("msg\\['([a-z0-9.-]+)'\\]|'((?:image|home)\\.[a-z-]+)'");
  private static final Pattern IN_SCRIPT = Pattern.compile("\\btext\\(\\s*\"([a-z.-]+)\"");
  private final ResourceBundle bundle = ResourceBundle.getBundle(Messages.BUNDLE, Locale.ENGLISH);

  @Test
  void hasEveryTextThatAPageAsksFor() throws IOException {
    assertThat(bundle.keySet()).containsAll(asked("WEB-INF", ".xhtml", IN_PAGE));
  }

  @Test
  void hasEveryTextThatAScriptAsksFor() throws IOException {
    var asked = asked("resources/fovea", ".js", IN_SCRIPT).stream().map(key -> "script." + key);

    assertThat(bundle.keySet()).containsAll(asked.toList());
  }

  @Test
  void saysWhyALoginFailed() {
    var keys =
        Stream.of(LoginFailure.values())
            .map(failure -> failure.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .flatMap(name ->
                Stream.of("error.login-" + name + ".title", "error.login-" + name + ".text"));

    assertThat(bundle.keySet()).containsAll(keys.toList());
  }

  @Test
  void doublesApostrophesWhereSomethingIsPutIn() {
    var wrong =
        Collections.list(bundle.getKeys()).stream()
            .filter(key -> !key.startsWith("script.") && bundle.getString(key).contains("{0}"))
            .filter(key -> bundle.getString(key).replace("''", "").contains("'"));

    assertThat(wrong).isEmpty();
  }

  private static Set<String> asked(String folder, String ending, Pattern pattern)
      throws IOException {
    var keys = new HashSet<String>();
    for (var file : filesBelow(WEB_APP.resolve(folder), ending)) {
      var matcher = pattern.matcher(Files.readString(file));
      while (matcher.find()) {
        keys.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
      }
    }
    assertThat(keys).as("keys below %s", folder).isNotEmpty();
    return keys;
  }

  private static List<Path> filesBelow(Path folder, String ending) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  @Test
  void whoeverWasStoppedByOthersIsToldSo() {
    var told = new ArrayList<String>();
    var messages =
        new Messages() {
          @Override
          public void refused(RefusedException refusal) {
            told.add(refusal.code());
          }
        };

    boolean done =
        messages.attempt(() -> {
          throw new IllegalStateException(new OptimisticLockException());
        });

    assertThat(done).isFalse();
    assertThat(told).containsExactly("changed-meanwhile");
    assertThatIllegalStateException()
        .isThrownBy(() ->
            messages.attempt(() -> {
              throw new IllegalStateException("a bug");
            }));
  }
}
