package org.fovea.web.rest.shared;

import org.fovea.service.shared.InvalidException;

/// One field of a request is missing or has not its form.
final class WrongFieldException extends InvalidException {
  private static final long serialVersionUID = 1;

  private final String kind;
  private final String field;

  private WrongFieldException(String code, String kind, String field, String message) {
    super(code, message);
    this.kind = kind;
    this.field = field;
  }

  /// A member of the body.
  ///
  /// @param code names the case for programs
  /// @param name of the member
  /// @param message says it to a person
  static WrongFieldException member(String code, String name, String message) {
    return new WrongFieldException(code, "member", name, message);
  }

  /// A parameter behind the question mark of the address.
  ///
  /// @param name of the parameter
  /// @param what is the matter with it, after the word "is"
  static WrongFieldException parameter(String name, String what) {
    var message = "The query parameter \"" + name + "\" is " + what + ".";
    return new WrongFieldException("parameter-wrong", "parameter", name, message);
  }

  /// What it is a field of, as the problem's own member is called that names it.
  String kind() {
    return kind;
  }

  /// Its name.
  String field() {
    return field;
  }
}
