-- Institutions and policies; spaces of four kinds with their owners, folders, members, links,
-- invitations and hand-overs; what entitlements grant; access in an emergency.

create table fovea.institution (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  name varchar(200) not null,
  ror_id char(9) character set ascii collate ascii_bin null,
  facility_code varchar(8) character set ascii collate ascii_bin not null,
  registered_at datetime(6) not null,
  retired_at datetime(6) null,
  constraint institution_public_id unique (public_id),
  constraint institution_facility_code unique (facility_code)
);

-- a domain belongs to one institution
create table fovea.institution_scope (
  scope varchar(253) character set ascii collate ascii_bin not null primary key,
  institution_id bigint not null,
  constraint institution_scope_of foreign key (institution_id) references fovea.institution (id)
);

-- the newest row of a kind (and institution) holds; none is ever changed
create table fovea.policy (
  id bigint not null auto_increment primary key,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  kind varchar(32) not null,
  institution_id bigint null,
  text varchar(4000) not null,
  effective_at datetime(6) not null,
  constraint policy_public_id unique (public_id),
  constraint policy_institution foreign key (institution_id) references fovea.institution (id),
  key policy_newest (kind, institution_id, id)
);

alter table fovea.space
  add column name varchar(200) not null default 'Personal repository',
  add column description varchar(4000) not null default '',
  add column exid varchar(19) character set ascii collate ascii_bin null,
  add column stage varchar(16) null,
  add column viewers_download boolean not null default false,
  add column archived_at datetime(6) null,
  add column qualified_at datetime(6) null,
  add column qualified_by char(22) character set utf8mb4 collate utf8mb4_bin null,
  add constraint space_exid unique (exid),
  add constraint space_experiment_has_number
    check ((kind = 'EXPERIMENT') = (exid is not null) and (kind = 'EXPERIMENT') = (stage is not null));

alter table fovea.space alter column name drop default;

-- who owned the space when it was made: the server may add rows here, never change them
create table fovea.ownership (
  space_id bigint not null primary key,
  institution_id bigint not null,
  principal_investigator char(64) character set ascii collate ascii_bin not null,
  owned_since datetime(6) not null,
  constraint ownership_of foreign key (space_id) references fovea.space (id),
  constraint ownership_institution foreign key (institution_id) references fovea.institution (id)
);

-- every exID that was ever given, so that none is given twice
create table fovea.experiment_number (
  exid varchar(19) character set ascii collate ascii_bin not null primary key,
  given_at datetime(6) not null
);

create table fovea.folder (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  space_id bigint not null,
  name varchar(200) not null,
  created_at datetime(6) not null,
  constraint folder_public_id unique (public_id),
  constraint folder_name unique (space_id, name),
  constraint folder_space foreign key (space_id) references fovea.space (id)
);

alter table fovea.image
  add column folder_id bigint null,
  add constraint image_folder foreign key (folder_id) references fovea.folder (id),
  add key image_newest_of_folder (folder_id, id),
  add key image_bytes_of_space (space_id, size_bytes),
  add key image_bytes_of_uploader (uploader_account_id, size_bytes);

alter table fovea.upload
  add column folder_id bigint null,
  add constraint upload_folder foreign key (folder_id) references fovea.folder (id);

-- an account's, or a team's, place in a space; with a folder only in a personal repository
create table fovea.membership (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  space_id bigint not null,
  account_id bigint null,
  team_id bigint null,
  folder_id bigint null,
  role varchar(32) not null,
  institution_id bigint null,
  since datetime(6) not null,
  folder_key bigint as (coalesce(folder_id, 0)) virtual,
  led_space_id bigint as (if(role = 'PRINCIPAL_INVESTIGATOR', space_id, null)) virtual,
  constraint membership_public_id unique (public_id),
  constraint membership_account unique (account_id, space_id, folder_key),
  constraint membership_team unique (team_id, space_id),
  constraint membership_one_principal_investigator unique (led_space_id),
  constraint membership_space foreign key (space_id) references fovea.space (id),
  constraint membership_of_account foreign key (account_id) references fovea.account (id),
  constraint membership_of_team foreign key (team_id) references fovea.space (id),
  constraint membership_of_folder foreign key (folder_id) references fovea.folder (id),
  constraint membership_institution foreign key (institution_id) references fovea.institution (id),
  constraint membership_of_somebody check ((account_id is null) <> (team_id is null)),
  constraint membership_of_folder_looks_only check (folder_id is null or role = 'VIEWER'),
  key membership_of_space (space_id, team_id)
);

insert into fovea.membership (public_id, space_id, account_id, role, since)
  select lower(hex(random_bytes(11))), id, owner_account_id,
    'PRINCIPAL_INVESTIGATOR', created_at
  from fovea.space where kind = 'PERSONAL_REPOSITORY';

create table fovea.project_link (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  project_id bigint not null,
  experiment_id bigint not null,
  grants varchar(32) not null,
  linked_at datetime(6) not null,
  constraint project_link_once unique (project_id, experiment_id),
  constraint project_link_project foreign key (project_id) references fovea.space (id),
  constraint project_link_experiment foreign key (experiment_id) references fovea.space (id),
  constraint project_link_is_inherited check (grants <> 'PRINCIPAL_INVESTIGATOR'),
  key project_link_of_experiment (experiment_id)
);

create table fovea.invitation (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  space_id bigint not null,
  folder_id bigint null,
  token_hash char(64) character set ascii collate ascii_bin not null,
  role varchar(32) not null,
  required_scope varchar(253) character set ascii collate ascii_bin null,
  required_entitlement varchar(1000) character set utf8mb4 collate utf8mb4_bin null,
  inviter_account_id bigint null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  accepted_at datetime(6) null,
  revoked_at datetime(6) null,
  constraint invitation_public_id unique (public_id),
  constraint invitation_token unique (token_hash),
  constraint invitation_space foreign key (space_id) references fovea.space (id),
  constraint invitation_folder foreign key (folder_id) references fovea.folder (id),
  constraint invitation_inviter foreign key (inviter_account_id) references fovea.account (id),
  key invitation_of_space (space_id, id)
);

-- an offer to answer for a space: to one account, or to whoever holds a link
create table fovea.hand_over (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  space_id bigint not null,
  successor_account_id bigint null,
  token_hash char(64) character set ascii collate ascii_bin null,
  by_administrator boolean not null,
  state varchar(16) not null,
  offered_at datetime(6) not null,
  expires_at datetime(6) not null,
  settled_at datetime(6) null,
  offered_space_id bigint as (if(state = 'OFFERED', space_id, null)) virtual,
  constraint hand_over_public_id unique (public_id),
  constraint hand_over_token unique (token_hash),
  constraint hand_over_one_offer unique (offered_space_id),
  constraint hand_over_space foreign key (space_id) references fovea.space (id),
  constraint hand_over_successor foreign key (successor_account_id) references fovea.account (id),
  constraint hand_over_to_somebody check ((successor_account_id is null) <> (token_hash is null))
);

-- what an entitlement grants: a role in a space, or on the site where no space is named
create table fovea.role_mapping (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  pattern varchar(1000) character set utf8mb4 collate utf8mb4_bin not null,
  space_id bigint null,
  role varchar(32) not null,
  created_at datetime(6) not null,
  constraint role_mapping_public_id unique (public_id),
  constraint role_mapping_space foreign key (space_id) references fovea.space (id),
  constraint role_mapping_is_inherited check (role <> 'PRINCIPAL_INVESTIGATOR'),
  key role_mapping_of_space (space_id)
);

-- an administrator or auditor looks into a space for a while, for a cause, and everybody there sees it
create table fovea.break_glass (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  account_id bigint not null,
  space_id bigint not null,
  cause varchar(32) not null,
  reference varchar(64) character set ascii collate ascii_bin not null,
  opened_at datetime(6) not null,
  ends_at datetime(6) not null,
  constraint break_glass_public_id unique (public_id),
  constraint break_glass_account foreign key (account_id) references fovea.account (id),
  constraint break_glass_space foreign key (space_id) references fovea.space (id),
  key break_glass_now (account_id, space_id, ends_at)
);
