-- Which creations were asked for under which Idempotency-Key, so that whoever asks again gets the same
-- answer (draft-ietf-httpapi-idempotency-key-header). A row holds digests and a sealed answer: nobody
-- can read it who has not the client's key as well as the server's secret.
create table fovea.idempotency_key (
  id bigint not null auto_increment primary key,
  account_id bigint not null,
  key_digest binary(32) not null,
  fingerprint char(64) character set ascii collate ascii_bin not null,
  fence bigint not null,
  claimed_at datetime(6) not null,
  created_at datetime(6) not null,
  answer mediumblob null,
  constraint idempotency_key_once unique (account_id, key_digest),
  constraint idempotency_key_account foreign key (account_id) references fovea.account (id)
    on delete cascade,
  key idempotency_key_over (created_at)
);
