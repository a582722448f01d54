package org.fovea.web.rest.shared;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.PageRequest;

/// What stands behind the question mark of an address, read parameter by parameter. What has not
/// its form is refused with a sentence that names the parameter, not with 404 as JAX-RS would; of
/// several of one name the first counts. Parameters that nobody asks for do no harm.
public final class QueryText {
  private static final int USUAL_LIMIT = 50;

  private final MultivaluedMap<String, String> parameters;

  QueryText(MultivaluedMap<String, String> parameters) {
    this.parameters = parameters;
  }

  /// The query of a request.
  public static QueryText of(UriInfo address) {
    return new QueryText(address.getQueryParameters());
  }

  /// The parameter of that name.
  public Optional<String> text(String name) {
    return Optional.ofNullable(parameters.getFirst(name));
  }

  /// The whole number of that name, or empty if there is no such parameter.
  ///
  /// @throws InvalidException if it is no whole number of 64 bits
  public OptionalLong number(String name) {
    try {
      return text(name).map(Long::valueOf).stream().mapToLong(Long::longValue).findAny();
    } catch (NumberFormatException e) {
      throw wrong(name, "no whole number");
    }
  }

  /// The same of 32 bits.
  ///
  /// @param otherwise if there is no such parameter
  /// @throws InvalidException if it is no whole number of 32 bits
  public int number(String name, int otherwise) {
    try {
      return Math.toIntExact(number(name).orElse(otherwise));
    } catch (ArithmeticException e) {
      throw wrong(name, "too large a number");
    }
  }

  /// The truth value of that name; false if there is no such parameter.
  ///
  /// @throws InvalidException if it is neither true nor false
  public boolean flag(String name) {
    return switch (text(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(name, "neither true nor false");
    };
  }

  /// The constant of `type` that the parameter names, in capital letters, or empty if there is no
  /// such parameter.
  ///
  /// @throws InvalidException if it names none
  public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name)
        .map(text ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findAny()
                .orElseThrow(() -> wrong(name, "not one of " + names(type))));
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
  }

  /// The day of that name, or empty if there is no such parameter.
  ///
  /// @throws InvalidException if it is no day as ISO 8601 writes it
  public Optional<LocalDate> day(String name) {
    try {
      return text(name).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw wrong(name, "not a day such as 2026-11-22");
    }
  }

  /// The identifier of that name, or empty if there is no such parameter.
  ///
  /// @param of makes one from its text, such as `SpaceId::new`
  /// @throws InvalidException if it has not the form of an identifier
  public <T> Optional<T> id(String name, Function<String, T> of) {
    try {
      return text(name).map(of);
    } catch (IllegalArgumentException e) {
      throw wrong(name, "no identifier");
    }
  }

  /// The value of a parameter that must be there.
  ///
  /// @throws InvalidException if it is not
  public <T> T needed(String name, Optional<T> value) {
    return value.orElseThrow(() -> wrong(name, "missing"));
  }

  /// How many rows of a list are wanted, `limit`: 50 if nothing is said.
  ///
  /// @throws InvalidException if it is no whole number
  public int limit() {
    return number("limit", USUAL_LIMIT);
  }

  /// Which part of a list is wanted: `limit` rows `after` the one that a page told as `next`.
  ///
  /// @param of makes an identifier from its text, such as `MemberId::new`
  /// @throws InvalidException if one of them is not as it must be
  public <K> PageRequest<K> page(Function<String, K> of) {
    return new PageRequest<>(id("after", of), limit());
  }

  private static InvalidException wrong(String name, String what) {
    return WrongFieldException.parameter(name, what);
  }
}
