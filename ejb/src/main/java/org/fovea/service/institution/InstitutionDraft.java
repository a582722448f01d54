package org.fovea.service.institution;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fovea.service.shared.InvalidException;

/// What an administrator says of an institution, checked and in normal form.
///
/// @param name 1 to 200 characters
/// @param rorId the nine characters behind `ror.org/`
/// @param facilityCode 2 to 8 capital letters, with which the exIDs of its experiments begin
/// @param scopes 1 to 50 domains whose people belong to it, in small letters
public record InstitutionDraft(
    String name, Optional<String> rorId, String facilityCode, Set<String> scopes) {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_SCOPE = 253;
  private static final int MOST_SCOPES = 50;
  private static final Pattern FACILITY_CODE = Pattern.compile("[A-Z]{2,8}");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  /// @throws InvalidException if a part is out of range; says which and what is wanted
  public InstitutionDraft {
    name = name.strip();
    facilityCode = facilityCode.strip().toUpperCase(Locale.ROOT);
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new InvalidException(
          "institution-name", "A name has 1 to " + LONGEST_NAME + " characters.");
    }
    rorId = rorId.filter(id -> !id.isBlank()).map(InstitutionDraft::checked);
    if (!FACILITY_CODE.matcher(facilityCode).matches()) {
      throw new InvalidException("facility-code", "A facility code has 2 to 8 letters A to Z.");
    }
    scopes = domains(scopes);
    if (scopes.isEmpty() || scopes.size() > MOST_SCOPES) {
      throw new InvalidException("scopes", "An institution has 1 to " + MOST_SCOPES + " domains.");
    }
  }

  private static String checked(String id) {
    return RorId.find(id)
        .orElseThrow(() ->
            new InvalidException(
                "ror-id", "This is no ROR id: its form or its check digits are wrong."));
  }

  private static Set<String> domains(Collection<String> texts) {
    return texts.stream()
        .map(text -> text.strip().toLowerCase(Locale.ROOT))
        .filter(text -> !text.isEmpty())
        .map(InstitutionDraft::domain)
        .collect(toUnmodifiableSet());
  }

  private static String domain(String text) {
    var labels = text.split("\\.", -1);
    boolean valid = labels.length > 1 && text.length() <= LONGEST_SCOPE;
    for (var label : labels) {
      valid &= LABEL.matcher(label).matches();
    }
    if (!valid) {
      throw new InvalidException(
          "scopes", "\"" + text + "\" is no domain, such as example.org; without @ and address.");
    }
    return text;
  }
}
