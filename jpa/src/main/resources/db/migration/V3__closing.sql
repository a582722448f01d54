-- Accounts that end: who is suspended, what is being closed, and who was erased.

-- people whom an administrator shut out until further notice
create table fovea.suspension (
  account_id bigint not null primary key,
  cause varchar(32) not null,
  reference varchar(32) character set ascii collate ascii_bin not null,
  suspended_at datetime(6) not null,
  constraint suspension_of foreign key (account_id) references fovea.account (id),
  key suspension_newest (suspended_at)
);

-- accounts of which some is gone already, and the rest must follow, with what has gone so far
create table fovea.closing (
  account_id bigint not null primary key,
  version bigint not null default 0,
  kind varchar(16) not null,
  bars boolean not null,
  begun_at datetime(6) not null,
  images_deleted bigint not null default 0,
  bytes_deleted bigint not null default 0,
  constraint closing_of foreign key (account_id) references fovea.account (id)
);

-- everybody who was ever erased, by keyed digest: the server may add rows, never change them
create table fovea.erasure (
  id bigint not null auto_increment primary key,
  digest char(64) character set ascii collate ascii_bin not null,
  kind varchar(16) not null,
  erased_at datetime(6) not null,
  images_deleted bigint not null,
  bytes_deleted bigint not null,
  images_kept bigint not null,
  roles_ended bigint not null,
  constraint erasure_once unique (digest, erased_at),
  key erasure_newest (erased_at)
);

-- who was suspended when they were erased: they cannot come back as somebody new
create table fovea.barred_subject (
  digest char(64) character set ascii collate ascii_bin not null primary key,
  barred_at datetime(6) not null
);

alter table fovea.account
  add column warned_on date null,
  add key account_last_login (last_login);
