package org.fovea.web.page.shared;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class ScriptTextsTest {
  @Test
  void givesScriptsTheirTextsAndNoOthers() {
    var texts = Json.createReader(new StringReader(new ScriptTexts().getJson())).readObject();

    assertThat(texts.getString("upload.paused")).isEqualTo("Paused");
    assertThat(texts.keySet()).noneMatch(key -> key.startsWith("script.") || key.equals("brand"));
  }
}
