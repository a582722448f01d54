package org.fovea.service.upload;

import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.instrument.Instrument;

/// Whose an upload is. An instrument has uploads of its own: neither does the sender continue them
/// by themselves, nor the instrument those of the sender.
///
/// @param account whose the image will be
/// @param instrument what sends it in their name, or empty if they do so themselves
record Uploader(Account account, Optional<Instrument> instrument) {}
