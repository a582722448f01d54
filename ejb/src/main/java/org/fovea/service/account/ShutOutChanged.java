package org.fovea.service.account;

/// Other logins than before count from now on. Observed after the transaction has committed.
record ShutOutChanged() {}
