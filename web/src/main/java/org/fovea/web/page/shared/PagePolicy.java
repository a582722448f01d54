package org.fovea.web.page.shared;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;
import java.net.URI;
import org.fovea.config.OidcSettings;
import org.primefaces.PrimeFaces;
import org.primefaces.context.PrimeFacesContext;

/// Sends the content security policy of a page, with the nonce that PrimeFaces gives its scripts.
///
/// PrimeFaces could send it alone, but would add to a header that is already there, and would make
/// a session for every visitor: so early it cannot know that a view keeps no state. It is told
/// first that its part is done; once the view is built, this class does it.
public class PagePolicy implements PhaseListener, SystemEventListener {
  private static final String HEADER = "Content-Security-Policy";
  private static final String EMBED = "/embed.xhtml"; // the one page for frames

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.RESTORE_VIEW;
  }

  @Override
  public void beforePhase(PhaseEvent event) {
    PrimeFacesContext.getCspState(event.getFacesContext()).setInitialized(true);
  }

  @Override
  public boolean isListenerForSource(Object source) {
    return source instanceof UIViewRoot;
  }

  @Override
  public void processEvent(SystemEvent event) {
    var context = FacesContext.getCurrentInstance();
    var nonce = PrimeFacesContext.getCspState(context).getNonce();
    var provider = CDI.current().select(OidcSettings.class).get().issuer();
    context
        .getExternalContext()
        .setResponseHeader(HEADER, directives(nonce, provider, framers(context)));
    PrimeFaces.current()
        .executeInitScript("if(window.PrimeFaces){PrimeFaces.csp.init('" + nonce + "');}");
  }

  /// Which sites may show the page in a frame.
  private static String framers(FacesContext context) {
    return context.getViewRoot().getViewId().endsWith(EMBED) ? "*" : "'none'";
  }

  /// What a page may do. Inline styles are PrimeFaces'; the logout form is led on to the provider.
  ///
  /// @param nonce base 64, so it needs no escaping
  /// @param provider where the logout leads
  /// @param framers which sites may show it in a frame
  static String directives(String nonce, URI provider, String framers) {
    return String.join(
        "; ",
        "default-src 'self'",
        "script-src 'self' 'nonce-" + nonce + "'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' blob: data:",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors " + framers,
        "form-action 'self' " + provider.getScheme() + "://" + provider.getRawAuthority());
  }
}
