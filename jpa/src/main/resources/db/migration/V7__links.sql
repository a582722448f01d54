-- Links that show one image to whoever has them, and how often images are looked at.

-- a link's secret is not stored: it is made from the identifier by a key of the server. A link goes
-- with its image and with the account of its maker, for it shows nothing without either
create table fovea.image_link (
  id bigint not null auto_increment primary key,
  version bigint not null default 0,
  public_id char(22) character set utf8mb4 collate utf8mb4_bin not null,
  image_id bigint not null,
  maker_account_id bigint not null,
  by_entitlement boolean not null,
  downloads boolean not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  revoked_at datetime(6) null,
  constraint image_link_public_id unique (public_id),
  constraint image_link_image foreign key (image_id) references fovea.image (id) on delete cascade,
  constraint image_link_maker foreign key (maker_account_id) references fovea.account (id)
    on delete cascade,
  key image_link_over (expires_at)
);

-- how often an image was opened on a day: not by whom and not from where. An item can be nothing but
-- an image, and no key leads to anybody (UsageTablesIT)
create table fovea.usage_count (
  item char(22) character set utf8mb4 collate utf8mb4_bin not null,
  day date not null,
  kind varchar(16) character set ascii collate ascii_bin not null,
  number bigint not null,
  primary key (item, day, kind),
  constraint usage_count_item foreign key (item) references fovea.image (public_id)
    on delete cascade,
  key usage_count_day (day)
);
