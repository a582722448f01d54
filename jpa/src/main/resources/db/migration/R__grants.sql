-- What the server's own user may do: change rows, never tables, and in the audit log only add.
-- MariaDB knows no negative grants, so each table is named.

grant select, insert, update, delete on fovea.account to ${appUser};
grant select, insert, update, delete on fovea.space to ${appUser};
grant select, insert, update, delete on fovea.image to ${appUser};
grant select, insert, update, delete on fovea.upload to ${appUser};
grant select, insert, update, delete on fovea.image_metadata to ${appUser};
grant select, insert, update, delete on fovea.pyramid_job to ${appUser};
grant select, insert, update on fovea.institution to ${appUser};
grant select, insert, delete on fovea.institution_scope to ${appUser};
grant select, insert on fovea.policy to ${appUser};
grant select, insert on fovea.ownership to ${appUser};
grant select, insert on fovea.experiment_number to ${appUser};
grant select, insert, update, delete on fovea.folder to ${appUser};
grant select, insert, update, delete on fovea.membership to ${appUser};
grant select, insert, update, delete on fovea.project_link to ${appUser};
grant select, insert, update, delete on fovea.invitation to ${appUser};
grant select, insert, update, delete on fovea.hand_over to ${appUser};
grant select, insert, update, delete on fovea.role_mapping to ${appUser};
grant select, insert, update, delete on fovea.break_glass to ${appUser};
grant select, insert, update, delete on fovea.privacy_request to ${appUser};
grant select, insert, delete on fovea.suspension to ${appUser};
grant select, insert, update, delete on fovea.closing to ${appUser};
grant select, insert on fovea.erasure to ${appUser};
grant select, insert, delete on fovea.barred_subject to ${appUser};
grant select, insert on fovea.document to ${appUser};
grant select, insert on fovea.document_review to ${appUser};
grant select, insert, update on fovea.retention_job to ${appUser};
grant select, insert, update, delete on fovea.retention_run to ${appUser};
grant select, update on fovea.retention_clock to ${appUser};
grant select, insert, update, delete on fovea.legal_hold to ${appUser};
grant select, insert, update, delete on fovea.image_link to ${appUser};
grant select, insert, update, delete on fovea.usage_count to ${appUser};
grant select, insert, update on fovea.instrument to ${appUser};
grant select, insert, delete on fovea.delivery to ${appUser};
grant select, update on fovea.audit_head to ${appUser};
grant select on fovea.flyway_schema_history to ${appUser};
grant select, insert on fovea_audit.audit_entry to ${appUser};
