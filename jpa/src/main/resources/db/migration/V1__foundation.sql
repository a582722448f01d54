-- Accounts, spaces, images, uploads, jobs, and the audit log with its head.
-- Times are UTC. Identifiers, issuers and subs are compared to the letter,
-- and issuers and subs to the last blank (nopad).

create table fovea.account (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  issuer varchar(255) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  sub varchar(255) character set utf8mb4 collate utf8mb4_nopad_bin not null,
  state varchar(16) not null,
  first_login date not null,
  last_login date not null,
  terms_version int not null default 0,
  constraint account_public_id unique (public_id),
  constraint account_subject unique (issuer, sub)
);

create table fovea.space (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  kind varchar(32) not null,
  owner_account_id bigint null,
  created_at datetime(6) not null,
  constraint space_public_id unique (public_id),
  constraint space_owner unique (owner_account_id),
  constraint space_owner_account foreign key (owner_account_id) references fovea.account (id),
  constraint space_personal_has_owner
    check (kind <> 'PERSONAL_REPOSITORY' or owner_account_id is not null)
);

create table fovea.image (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  space_id bigint not null,
  uploader_account_id bigint null,
  title varchar(255) not null,
  file_name varchar(255) not null,
  size_bytes bigint not null,
  sha256 char(64) character set ascii collate ascii_bin null,
  state varchar(16) not null,
  failure_reason varchar(1000) null,
  width_pixels bigint null,
  height_pixels bigint null,
  pyramid_generation bigint null,
  metadata longtext null,
  created_at datetime(6) not null,
  settled_at datetime(6) null,
  constraint image_public_id unique (public_id),
  constraint image_space foreign key (space_id) references fovea.space (id),
  constraint image_uploader foreign key (uploader_account_id) references fovea.account (id),
  key image_newest (space_id, id)
);

create table fovea.upload (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  account_id bigint not null,
  space_id bigint not null,
  image_public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  file_name varchar(255) not null,
  length_bytes bigint not null,
  offset_bytes bigint not null default 0,
  announced_sha256 char(64) character set ascii collate ascii_bin null,
  raw_metadata varchar(4000) not null,
  state varchar(16) not null,
  created_at datetime(6) not null,
  last_activity_at datetime(6) not null,
  constraint upload_public_id unique (public_id),
  constraint upload_image unique (image_public_id),
  constraint upload_account foreign key (account_id) references fovea.account (id),
  constraint upload_space foreign key (space_id) references fovea.space (id),
  constraint upload_offset check (offset_bytes between 0 and length_bytes),
  key upload_idle (last_activity_at)
);

create table fovea.pyramid_job (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  image_id bigint not null,
  state varchar(16) not null,
  attempts int not null default 0,
  fence bigint not null default 0,
  leased_until datetime(6) null,
  progress_percent int not null default 0,
  queued_at datetime(6) not null,
  finished_at datetime(6) null,
  constraint pyramid_job_image unique (image_id),
  constraint pyramid_job_of foreign key (image_id) references fovea.image (id) on delete cascade,
  key pyramid_job_waiting (state, leased_until, queued_at)
);

create table fovea.audit_head (
  id int not null primary key,
  sequence bigint not null,
  hash char(64) character set ascii collate ascii_bin not null,
  constraint audit_head_is_one check (id = 1)
);

insert into fovea.audit_head (id, sequence, hash) values (1, 0, repeat('0', 64));

create table fovea_audit.audit_entry (
  sequence bigint not null primary key,
  recorded_at datetime(6) not null,
  event varchar(64) character set ascii collate ascii_bin not null,
  actor char(64) character set ascii collate ascii_bin null,
  space_id char(22) character set ascii collate ascii_bin null,
  details longtext not null,
  previous_hash char(64) character set ascii collate ascii_bin not null,
  hash char(64) character set ascii collate ascii_bin not null,
  constraint audit_entry_hash unique (hash),
  constraint audit_entry_previous unique (previous_hash),
  key audit_entry_of_space (space_id, sequence)
);
