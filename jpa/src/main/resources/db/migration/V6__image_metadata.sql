-- What image files say of themselves, and originals without what of it is personal.

-- in a table of its own: it is long, lists of images do not need it, and the search for personal
-- data can tell it from all else
create table fovea.image_metadata (
  image_id bigint not null primary key,
  content longtext not null,
  constraint image_metadata_of foreign key (image_id) references fovea.image (id) on delete cascade
);

-- 0: the file as it came; one more each time that the file was made anew
alter table fovea.image
  add column original_revision int not null default 0,
  -- what is personal is still to be removed, as the uploader wanted when the file came
  add column strip_wanted boolean not null default false;

alter table fovea.upload add column strip boolean not null default false;
