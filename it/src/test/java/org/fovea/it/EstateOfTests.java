package org.fovea.it;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the one [Estate] that all of them share; it is built when the first asks for it, and
/// taken down when all tests are over.
final class EstateOfTests implements ParameterResolver {
  private static final Namespace HERE = Namespace.create(EstateOfTests.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Estate.class;
  }

  @Override
  public Estate resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(Estate.class, type -> new Estate(), Estate.class);
  }
}
