-- Who may do what. A log-in that is not named has nothing.

SET ROLE annex_trail;
GRANT USAGE ON SCHEMA audit TO annex_owner, annex_app, annex_reader, annex_sealer, annex_viewlog;
GRANT USAGE ON SCHEMA annex TO annex_owner, annex_app, annex_reader, annex_sealer, annex_viewlog, annex_auditor;
GRANT EXECUTE ON FUNCTION annex.now() TO annex_owner, annex_app, annex_reader, annex_auditor;
-- The loader and the tests use the owner's log-in; servers do not have it.
GRANT EXECUTE ON FUNCTION annex.set_now(timestamptz), annex.set_mode(text) TO annex_owner;
GRANT SELECT ON annex.installation TO annex_owner, annex_app, annex_reader, annex_sealer;
GRANT SELECT ON annex.installed TO annex_owner;

GRANT EXECUTE ON FUNCTION audit.keep_version(), audit.deny(), audit.watch(regclass, text, text, text, text, text) TO annex_owner;
GRANT EXECUTE ON FUNCTION audit.append(jsonb), audit.redact(text, text) TO annex_app;
GRANT EXECUTE ON FUNCTION audit.as_of(text, timestamptz) TO annex_app, annex_reader;
GRANT EXECUTE ON FUNCTION audit.append_view(uuid, text, text, text, text, text) TO annex_viewlog;
GRANT EXECUTE ON FUNCTION audit.engagement_grants(uuid, text, text) TO annex_owner;
GRANT EXECUTE ON FUNCTION audit.take(int), audit.seal(bigint, bigint[], bytea[], bytea, bytea[], text) TO annex_sealer;

GRANT SELECT ON audit.entry, audit.leaf, audit.checkpoint, audit.anchor, audit.record_version, audit.redaction, audit.exempt, audit.unwatched
  TO annex_app, annex_reader, annex_owner;
-- The oldest unsealed entry is what an alert looks at; the sealer looks before it locks.
GRANT SELECT ON audit.unsealed TO annex_app, annex_reader, annex_sealer;
GRANT SELECT, INSERT, DELETE ON audit.exempt, audit.redactable TO annex_owner;
GRANT SELECT ON audit.checkpoint TO annex_sealer;
GRANT INSERT (size, sink, receipt) ON audit.anchor TO annex_sealer;
RESET ROLE;

SET ROLE annex_owner;
GRANT USAGE ON SCHEMA app TO annex_app, annex_reader, annex_trail, annex_auditor;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO annex_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO annex_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT USAGE ON SEQUENCES TO annex_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT EXECUTE ON FUNCTIONS TO annex_app, annex_reader;

-- Jobs: enqueued in a command's transaction and worked off by the same log-in.
GRANT USAGE ON SCHEMA graphile_worker TO annex_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA graphile_worker GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO annex_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA graphile_worker GRANT USAGE ON SEQUENCES TO annex_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA graphile_worker GRANT EXECUTE ON FUNCTIONS TO annex_app;
RESET ROLE;
