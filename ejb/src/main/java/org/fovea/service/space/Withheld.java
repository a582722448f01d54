package org.fovea.service.space;

/// The rule that hides what belongs to somebody who has restricted the processing of their data
/// (GDPR, Article 18): their personal repository and its folders exist for nobody else.
final class Withheld {
  private Withheld() {}

  /// The condition in SQL that a space is not withheld from whoever asks. Parameter 1 of the query
  /// is the key of their account, or null.
  ///
  /// @param space the column with the space's key, such as `m.space_id`
  static String not(String space) {
    return """
    not exists (select 1 from fovea.space r join fovea.account o on o.id = r.owner_account_id
      where r.id = %s and o.restricted_on is not null and o.id <> ?1)\
    """
        .formatted(space);
  }
}
