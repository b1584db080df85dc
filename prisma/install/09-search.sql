-- Trigrams for searching in words. The extension is trusted: the owner of the database may install it.
SET ROLE annex_owner;
DO $$ BEGIN EXECUTE format('GRANT CREATE, USAGE ON SCHEMA app TO %I', session_user); END $$;
RESET ROLE;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA app;
SET ROLE annex_owner;
DO $$ BEGIN EXECUTE format('REVOKE CREATE ON SCHEMA app FROM %I', session_user); END $$;
RESET ROLE;
