-- Instruments: machines of an institution that send files into one active experiment at a time,
-- and what they have delivered, so that nothing is delivered twice.

create table fovea.instrument (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  institution_id bigint not null,
  title varchar(200) not null,
  made_at datetime(6) not null,
  token_hash char(64) character set ascii collate ascii_bin null,
  token_drawn_at datetime(6) null,
  space_id bigint null,
  sender_account_id bigint null,
  active_since datetime(6) null,
  last_seen_at datetime(6) null,
  queued_files bigint not null default 0,
  queued_bytes bigint not null default 0,
  held_files bigint not null default 0,
  bytes_per_second bigint not null default 0,
  fault varchar(32) null,
  constraint instrument_public_id unique (public_id),
  constraint instrument_token unique (token_hash),
  constraint instrument_institution foreign key (institution_id) references fovea.institution (id),
  constraint instrument_experiment foreign key (space_id) references fovea.space (id),
  constraint instrument_sender foreign key (sender_account_id) references fovea.account (id),
  constraint instrument_token_has_a_day check ((token_hash is null) = (token_drawn_at is null)),
  constraint instrument_active_for_somebody check (
    (space_id is null) = (sender_account_id is null) and (space_id is null) = (active_since is null))
);

alter table fovea.upload
  add column instrument_id bigint null,
  add column delivery_key char(64) character set ascii collate ascii_bin null,
  add constraint upload_instrument foreign key (instrument_id) references fovea.instrument (id),
  add constraint upload_once unique (instrument_id, space_id, delivery_key);

-- a file that became an image; the row outlives the upload, and the image if that is deleted
create table fovea.delivery (
  id bigint not null auto_increment primary key,
  instrument_id bigint not null,
  space_id bigint not null,
  delivery_key char(64) character set ascii collate ascii_bin not null,
  image_public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  delivered_at datetime(6) not null,
  constraint delivery_once unique (instrument_id, space_id, delivery_key),
  constraint delivery_instrument foreign key (instrument_id) references fovea.instrument (id),
  constraint delivery_experiment foreign key (space_id) references fovea.space (id),
  key delivery_oldest (delivered_at)
);
