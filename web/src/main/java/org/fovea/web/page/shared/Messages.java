package org.fovea.web.page.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.context.FacesContext;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.fovea.service.shared.RefusedException;

/// Tells the person in front of the page how it went.
@RequestScoped
public class Messages {
  /// Name of the bundle with every text of the pages.
  static final String BUNDLE = "org.fovea.web.messages";

  /// Says that something was done.
  ///
  /// @param key of the text in the bundle
  /// @param parameters for its placeholders
  public void info(String key, Object... parameters) {
    add(FacesMessage.SEVERITY_INFO, text(key, parameters));
  }

  /// Says that something was refused, in the words of whoever refused it.
  public void refused(RefusedException refusal) {
    add(FacesMessage.SEVERITY_ERROR, String.valueOf(refusal.getMessage()));
  }

  private static void add(Severity severity, String text) {
    FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, text, null));
  }

  private static String text(String key, Object... parameters) {
    var pattern = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH).getString(key);
    return new MessageFormat(pattern, Locale.ENGLISH).format(parameters);
  }
}
