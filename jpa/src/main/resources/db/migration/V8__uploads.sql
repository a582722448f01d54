-- Uploads whose length is told later, and uploads that are parts of another (tus 1.0.0:
-- creation-defer-length and concatenation).

alter table fovea.upload
  modify column length_bytes bigint null,
  add column kind varchar(16) not null default 'WHOLE',
  add column concatenation varchar(8000) character set ascii collate ascii_bin null,
  add column joined_into char(22) character set utf8mb4 collate utf8mb4_bin null,
  add constraint upload_final_has_parts check ((kind = 'FINAL') = (concatenation is not null)),
  add constraint upload_joined_is_partial
    check ((state = 'JOINED') = (joined_into is not null) and (joined_into is null or kind = 'PARTIAL')),
  add constraint upload_over_has_length check (state = 'OPEN' or length_bytes is not null);
