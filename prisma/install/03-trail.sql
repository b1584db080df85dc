-- The tables of the trail, and the triggers that refuse every change of what was written.

SET ROLE annex_trail;

CREATE TABLE audit.entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  body text NOT NULL CHECK (octet_length(body) <= 65536), -- the exact hashed bytes
  leaf bytea NOT NULL, -- sha256(0x00 || body); this and all below: written by append() only, compared with body by verify
  txid xid8 NOT NULL,
  actor_id text NOT NULL,
  action text NOT NULL,
  entity text NOT NULL,
  entity_id text NOT NULL,
  at_ms bigint NOT NULL, -- database clock, always
  valid_ms bigint NOT NULL, -- = at_ms, or effectiveAt while a test or the loader has set the clock
  upto int NOT NULL -- versions of this transaction when the entry was written; only the check at commit reads it
);
CREATE INDEX entry_tx ON audit.entry (txid, entity, entity_id);
CREATE INDEX entry_of ON audit.entry (entity, entity_id, id);
CREATE INDEX entry_by ON audit.entry (actor_id, id);

-- The queue, emptied by the sealer.
CREATE TABLE audit.unsealed (id bigint PRIMARY KEY);

-- No foreign key: take() returns existing entries only, entries are never deleted, and the check would double the cost of sealing.
CREATE TABLE audit.leaf (
  idx bigint PRIMARY KEY,
  entry_id bigint NOT NULL UNIQUE,
  leaf bytea NOT NULL
);
CREATE TABLE audit.checkpoint (
  size bigint PRIMARY KEY,
  root bytea NOT NULL,
  frontier bytea[] NOT NULL,
  note text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE audit.anchor (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  size bigint NOT NULL REFERENCES audit.checkpoint (size),
  sink text NOT NULL,
  receipt text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- A row, not an advisory lock: any log-in may take one of those and stop the sealer.
CREATE TABLE audit.seal_lock (one boolean PRIMARY KEY DEFAULT true CHECK (one));
INSERT INTO audit.seal_lock VALUES (true);

CREATE TABLE audit.record_version (
  txid xid8,
  n int, -- n-th version written in this transaction
  entity text NOT NULL,
  entity_id text NOT NULL,
  version int NOT NULL,
  op "char" NOT NULL CHECK (op IN ('I', 'U', 'D')),
  subject text NOT NULL, -- what the entry must name: the row itself, or its parent for child and link tables
  subject_id text NOT NULL,
  valid_from timestamptz NOT NULL, -- when the row was written; the exact instant is its entry's valid_ms (one per transaction, after all its locks)
  salt uuid,
  data jsonb NOT NULL,
  data_hash bytea NOT NULL, -- sha256(salt || data::text); stays when data is redacted and the salt is gone
  stmt int NOT NULL, -- first row of a statement: how many rows it wrote; others 0
  PRIMARY KEY (txid, n),
  UNIQUE (entity, entity_id, version)
);

-- Closed list of erasable fields, changed by migration under review.
CREATE TABLE audit.redactable (entity text, field text, PRIMARY KEY (entity, field));
CREATE TABLE audit.redaction (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  txid xid8 NOT NULL,
  vtxid xid8 NOT NULL,
  vn int NOT NULL,
  entity text NOT NULL,
  entity_id text NOT NULL,
  fields text[] NOT NULL,
  after_hash bytea NOT NULL,
  FOREIGN KEY (vtxid, vn) REFERENCES audit.record_version
);
CREATE INDEX ON audit.redaction (txid);
CREATE INDEX ON audit.redaction (vtxid, vn);

-- Closed list of tables without versions and entries.
CREATE TABLE audit.exempt (rel text PRIMARY KEY, why text NOT NULL);

CREATE FUNCTION audit.deny() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.%: % refused (%)', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP, TG_NAME USING ERRCODE = '42501';
END
$$;

CREATE FUNCTION audit.only_redaction() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF to_jsonb(OLD) - 'data' - 'salt' = to_jsonb(NEW) - 'data' - 'salt'
    AND NEW.salt IS NULL
    AND EXISTS (
      SELECT FROM audit.redaction r
      WHERE r.vtxid = OLD.txid AND r.vn = OLD.n AND r.txid = pg_current_xact_id()
        AND r.after_hash = sha256(convert_to(NEW.data::text, 'UTF8')))
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit.record_version: only redact() may change data' USING ERRCODE = '42501';
END
$$;

-- ENABLE ALWAYS also fires under session_replication_role = replica.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['entry', 'leaf', 'checkpoint', 'anchor', 'redaction', 'record_version'] LOOP
    EXECUTE format(
      'CREATE TRIGGER no_change BEFORE %s ON audit.%I FOR EACH ROW EXECUTE FUNCTION audit.deny()',
      CASE t WHEN 'record_version' THEN 'DELETE' ELSE 'UPDATE OR DELETE' END, t);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit.%I FOR EACH STATEMENT EXECUTE FUNCTION audit.deny()', t);
    EXECUTE format('ALTER TABLE audit.%I ENABLE ALWAYS TRIGGER no_change', t);
    EXECUTE format('ALTER TABLE audit.%I ENABLE ALWAYS TRIGGER no_truncate', t);
  END LOOP;
END
$$;
CREATE TRIGGER only_redaction BEFORE UPDATE ON audit.record_version
  FOR EACH ROW EXECUTE FUNCTION audit.only_redaction();
ALTER TABLE audit.record_version ENABLE ALWAYS TRIGGER only_redaction;

RESET ROLE;
