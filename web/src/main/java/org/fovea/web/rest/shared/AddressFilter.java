package org.fovea.web.rest.shared;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.fovea.service.shared.InvalidException;

/// Refuses addresses with other characters than a path may have (RFC 3986, section 3.3): JAX-RS
/// fails over what it cannot parse as a URI, such as a bracket, and calls that the server's
/// mistake.
@Provider
@PreMatching
public class AddressFilter implements ContainerRequestFilter {
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@%/-]*");

  /// @throws InvalidException if the address has others
  @Override
  public void filter(ContainerRequestContext request) {
    if (!PATH.matcher(request.getUriInfo().getPath(false)).matches()) {
      throw new InvalidException("address", "The address has characters that no address has.");
    }
  }
}
