-- Documents for people, version by version; what is deleted when, with its proof; legal holds.

-- what people can read: the newest version in force of each kind holds; none is ever changed
create table fovea.document (
  id bigint not null auto_increment primary key,
  kind varchar(16) character set ascii collate ascii_bin not null,
  version int not null,
  text longtext not null,
  supplement varchar(8000) not null,
  summary varchar(500) not null,
  material boolean not null,
  published_at datetime(6) not null,
  effective_on date not null,
  constraint document_version unique (kind, version)
);

-- when somebody last read a document through and found it right
create table fovea.document_review (
  id bigint not null auto_increment primary key,
  kind varchar(16) character set ascii collate ascii_bin not null,
  reviewed_at datetime(6) not null,
  key document_review_newest (kind, id)
);

-- the newest document of which somebody was told
alter table fovea.account
  add column acknowledged bigint not null default 0;

-- one row of each class of data that a job deletes; whoever holds the lease runs it
create table fovea.retention_job (
  kind varchar(32) character set ascii collate ascii_bin not null primary key,
  fence bigint not null default 0,
  leased_until datetime(6) null,
  run_id bigint null,
  next_at datetime(6) not null,
  last_at datetime(6) null
);

-- the proof of each run: what, how many, until when, how long
create table fovea.retention_run (
  id bigint not null auto_increment primary key,
  kind varchar(32) character set ascii collate ascii_bin not null,
  due_before datetime(6) not null,
  started_at datetime(6) not null,
  finished_at datetime(6) null,
  removed bigint not null default 0,
  resumed int not null default 0,
  key retention_run_newest (kind, id)
);

-- the newest time that a clock was trusted to tell
create table fovea.retention_clock (
  id int not null primary key,
  observed_at datetime(6) null,
  constraint retention_clock_is_one check (id = 1)
);

insert into fovea.retention_clock (id, observed_at) values (1, null);

-- what must not be deleted, whoever wants to: a space, an image, or all of a person by their digest
create table fovea.legal_hold (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  held varchar(16) character set ascii collate ascii_bin not null,
  target varchar(64) character set ascii collate ascii_bin not null,
  cause varchar(32) character set ascii collate ascii_bin not null,
  reference varchar(32) character set ascii collate ascii_bin not null,
  placed_at datetime(6) not null,
  lifted_at datetime(6) null,
  constraint legal_hold_public_id unique (public_id),
  key legal_hold_of (held, target, lifted_at)
);
