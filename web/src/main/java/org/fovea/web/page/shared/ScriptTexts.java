package org.fovea.web.page.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.json.Json;
import java.util.Collections;
import java.util.Locale;
import java.util.ResourceBundle;

/// The texts that scripts write into the page: those of the bundle whose keys begin with `script.`.
@Named
@ApplicationScoped
public class ScriptTexts {
  private static final String PREFIX = "script.";

  /// A JSON object of the texts by their keys without the prefix.
  public String getJson() {
    var bundle = ResourceBundle.getBundle(Messages.BUNDLE, Locale.ENGLISH);
    var json = Json.createObjectBuilder();
    Collections.list(bundle.getKeys()).stream()
        .filter(key -> key.startsWith(PREFIX))
        .sorted()
        .forEach(key -> json.add(key.substring(PREFIX.length()), bundle.getString(key)));
    return json.build().toString();
  }
}
