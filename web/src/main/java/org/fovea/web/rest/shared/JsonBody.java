package org.fovea.web.rest.shared;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fovea.service.shared.InvalidException;

/// The body of a request: a JSON object, read member by member. What is missing or of another type
/// is refused with a sentence that names the member. Members that nobody asks for do no harm.
public final class JsonBody {
  private final JsonObject object;

  private JsonBody(JsonObject object) {
    this.object = object;
  }

  /// Reads a whole body.
  ///
  /// @throws InvalidException if `body` is not one JSON object
  public static JsonBody parse(String body) {
    try (var parser = Json.createParser(new StringReader(body))) {
      if (parser.hasNext() && parser.next() == JsonParser.Event.START_OBJECT) {
        var object = parser.getObject();
        if (!parser.hasNext()) { // throws if anything but blanks follows
          return new JsonBody(object);
        }
      }
    } catch (RuntimeException e) {
      // not JsonException alone: nesting and numbers beyond the parser's limits are other ones
      throw noObject();
    }
    throw noObject();
  }

  private static InvalidException noObject() {
    return new InvalidException("body", "The body is not a JSON object.");
  }

  /// Whether the member is there and null: in a merge patch (RFC 7396) this removes what it names.
  public boolean removes(String name) {
    return JsonValue.NULL.equals(object.get(name));
  }

  /// The string of that name.
  ///
  /// @throws InvalidException if there is none
  public String text(String name) {
    return require(name, optionalText(name), "string");
  }

  /// The string of that name, or empty if there is no such member.
  ///
  /// @throws InvalidException if it is no string
  public Optional<String> optionalText(String name) {
    return find(name, JsonString.class, "string").map(JsonString::getString);
  }

  /// The strings of the array of that name.
  ///
  /// @throws InvalidException if there is none, or it holds anything but strings
  public List<String> texts(String name) {
    var array = require(name, find(name, JsonArray.class, "array of strings"), "array of strings");
    if (!array.stream().allMatch(JsonString.class::isInstance)) {
      throw wrong(name, "array of strings");
    }
    return array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
  }

  /// The object of that name, or empty if there is no such member.
  ///
  /// @throws InvalidException if it is no object
  public Optional<JsonObject> optionalObject(String name) {
    return find(name, JsonObject.class, "object");
  }

  /// The truth value of that name.
  ///
  /// @throws InvalidException if there is none
  public boolean flag(String name) {
    return require(name, optionalFlag(name), "boolean");
  }

  /// The truth value of that name, or empty if there is no such member.
  ///
  /// @throws InvalidException if it is neither true nor false
  public Optional<Boolean> optionalFlag(String name) {
    var value = Optional.ofNullable(object.get(name));
    if (value.filter(Predicate.not(JsonBody::isFlag)).isPresent()) {
      throw wrong(name, "boolean");
    }
    return value.map(JsonValue.TRUE::equals);
  }

  /// The whole number of that name.
  ///
  /// @throws InvalidException if there is none
  public long number(String name) {
    return require(name, optionalNumber(name), "whole number");
  }

  /// The whole number of that name, or empty if there is no such member.
  ///
  /// @throws InvalidException if it is no whole number of 64 bits
  public Optional<Long> optionalNumber(String name) {
    try {
      return find(name, JsonNumber.class, "whole number").map(JsonNumber::longValueExact);
    } catch (ArithmeticException e) {
      throw wrong(name, "whole number");
    }
  }

  /// The constant of `type` whose name the member holds, in capital letters.
  ///
  /// @throws InvalidException if there is none
  public <E extends Enum<E>> E choice(String name, Class<E> type) {
    return optionalChoice(name, type).orElseThrow(() -> notOneOf(name, type));
  }

  /// The same, or empty if there is no such member.
  ///
  /// @throws InvalidException if it holds no such name
  public <E extends Enum<E>> Optional<E> optionalChoice(String name, Class<E> type) {
    return optionalText(name)
        .map(text ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findAny()
                .orElseThrow(() -> notOneOf(name, type)));
  }

  /// The identifier of that name.
  ///
  /// @param of makes one from its text, such as `SpaceId::new`
  /// @throws InvalidException if there is none
  public <T> T id(String name, Function<String, T> of) {
    return require(name, optionalId(name, of), "identifier");
  }

  /// The same, or empty if there is no such member.
  ///
  /// @throws InvalidException if it has not the form of an identifier
  public <T> Optional<T> optionalId(String name, Function<String, T> of) {
    try {
      return optionalText(name).map(of);
    } catch (IllegalArgumentException e) {
      throw wrong(name, "identifier");
    }
  }

  private static boolean isFlag(JsonValue value) {
    return value.equals(JsonValue.TRUE) || value.equals(JsonValue.FALSE);
  }

  private <V extends JsonValue> Optional<V> find(String name, Class<V> type, String what) {
    var value = Optional.ofNullable(object.get(name));
    if (value.filter(Predicate.not(type::isInstance)).isPresent()) {
      throw wrong(name, what);
    }
    return value.map(type::cast);
  }

  private static <T> T require(String name, Optional<T> value, String what) {
    return value.orElseThrow(() ->
        WrongFieldException.member(
            "member-missing", name, "The body has no " + what + " \"" + name + "\"."));
  }

  private static InvalidException wrong(String name, String what) {
    return WrongFieldException.member(
        "member-wrong", name, "The member \"" + name + "\" is no " + what + ".");
  }

  private static <E extends Enum<E>> InvalidException notOneOf(String name, Class<E> type) {
    var names =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    return WrongFieldException.member(
        "member-wrong", name, "The member \"" + name + "\" is not one of " + names + ".");
  }
}
