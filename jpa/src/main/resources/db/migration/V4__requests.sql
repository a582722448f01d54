-- Restricted accounts, what people ask of the administrators under data protection law, and the
-- audit log by person.

-- since when its owner lets nothing but storage happen with it; null: they do not
alter table fovea.account add column restricted_on date null;

-- the account is gone some day; what is left then is the keyed digest
create table fovea.privacy_request (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  case_number char(11) character set ascii collate ascii_bin not null,
  account_id bigint null,
  requester char(64) character set ascii collate ascii_bin not null,
  kind varchar(16) not null,
  item char(22) character set utf8mb4 collate utf8mb4_bin null,
  state varchar(16) not null,
  opened_on date not null,
  due_on date not null,
  extended_for varchar(32) null,
  settled_on date null,
  refused_for varchar(32) null,
  constraint privacy_request_public_id unique (public_id),
  constraint privacy_request_case_number unique (case_number),
  constraint privacy_request_account foreign key (account_id) references fovea.account (id)
    on delete set null,
  constraint privacy_request_settled check ((state = 'OPEN') = (settled_on is null)),
  key privacy_request_due (state, due_on),
  key privacy_request_settled_on (settled_on)
);

-- whom an entry is about besides who acted; invisible, so that a row still has its eight fields
alter table fovea_audit.audit_entry
  add column person char(64) character set ascii collate ascii_bin
    as (if(locate('"person":"', details) = 0, null,
      substr(details, locate('"person":"', details) + 10, 64))) virtual invisible,
  add key audit_entry_of_actor (actor, sequence),
  add key audit_entry_of_person (person, sequence);
