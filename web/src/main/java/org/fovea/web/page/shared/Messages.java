package org.fovea.web.page.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.context.FacesContext;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.fovea.service.shared.Collision;
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

  /// Does something, and says why if it was refused, or if others were quicker.
  ///
  /// @return whether it was done
  public boolean attempt(Runnable change) {
    try {
      change.run();
      return true;
    } catch (RefusedException e) {
      refused(e);
      return false;
    } catch (RuntimeException e) {
      if (!Collision.is(e)) {
        throw e;
      }
      refused(Collision.refusal());
      return false;
    }
  }

  /// The same, and says also that it was done.
  ///
  /// @param done key of the text in the bundle
  /// @param parameters for its placeholders
  public boolean attempt(Runnable change, String done, Object... parameters) {
    boolean did = attempt(change);
    if (did) {
      info(done, parameters);
    }
    return did;
  }

  /// Says that something was refused, in the words of whoever refused it.
  public void refused(RefusedException refusal) {
    add(FacesMessage.SEVERITY_ERROR, String.valueOf(refusal.getMessage()));
  }

  private static void add(Severity severity, String text) {
    FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, text, null));
  }

  /// Whether the bundle has a text of that key.
  public static boolean has(String key) {
    return ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH).containsKey(key);
  }

  /// A text of the bundle.
  ///
  /// @param key of the text
  public static String text(String key) {
    return ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH).getString(key);
  }

  /// A text of the bundle with something put in.
  ///
  /// @param key of the text, which is a [java.text.MessageFormat]
  public static String text(String key, Object... parameters) {
    var pattern = text(key);
    return new MessageFormat(pattern, Locale.ENGLISH).format(parameters);
  }
}
