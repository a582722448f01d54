-- What the server's own user may do: change rows, never tables, and in the audit log only add.
-- MariaDB knows no negative grants, so each table is named.

grant select, insert, update, delete on fovea.account to ${appUser};
grant select, insert, update, delete on fovea.space to ${appUser};
grant select, insert, update, delete on fovea.image to ${appUser};
grant select, insert, update, delete on fovea.upload to ${appUser};
grant select, insert, update, delete on fovea.pyramid_job to ${appUser};
grant select, update on fovea.audit_head to ${appUser};
grant select on fovea.flyway_schema_history to ${appUser};
grant select, insert on fovea_audit.audit_entry to ${appUser};
