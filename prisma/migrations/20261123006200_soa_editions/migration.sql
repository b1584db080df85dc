-- Editions of the Statement of Applicability: the lines as approved, with their hash.
CREATE TYPE "SoaState" AS ENUM ('draft', 'in_review', 'approved', 'superseded');

CREATE TABLE "soa_edition" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "state" "SoaState" NOT NULL DEFAULT 'draft',
    "note" TEXT NOT NULL DEFAULT '',
    "author_id" UUID NOT NULL,
    "writer_ids" UUID[],
    "submitted_at" TIMESTAMPTZ(3),
    "return_comment" TEXT,
    "approver_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "lines" JSONB NOT NULL DEFAULT '[]',
    "line_count" INTEGER NOT NULL DEFAULT 0,
    "sha256" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "soa_edition_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "soa_edition_reference_key" ON "soa_edition"("reference");
CREATE UNIQUE INDEX "soa_edition_edition_key" ON "soa_edition"("edition");
CREATE INDEX "soa_edition_state_idx" ON "soa_edition"("state");
CREATE UNIQUE INDEX one_soa_approved ON app.soa_edition (state) WHERE state = 'approved';
CREATE UNIQUE INDEX one_open_soa ON app.soa_edition ((true)) WHERE state IN ('draft', 'in_review');
ALTER TABLE app.soa_edition ADD CONSTRAINT soa_writer_does_not_approve CHECK (approver_id <> author_id AND approver_id <> ALL (writer_ids));
ALTER TABLE app.soa_edition ADD CONSTRAINT what_left_the_draft_is_frozen CHECK (state = 'draft' OR (sha256 IS NOT NULL AND line_count = jsonb_array_length(lines)));
ALTER TABLE app.soa_edition ADD CONSTRAINT approved_by_somebody CHECK (state NOT IN ('approved', 'superseded') OR (approver_id IS NOT NULL AND approved_at IS NOT NULL));
ALTER TABLE "soa_edition" ADD CONSTRAINT "soa_edition_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "soa_edition" ADD CONSTRAINT "soa_edition_approver_id_fkey" FOREIGN KEY ("approver_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was approved stands as it was: later only that another edition took its place.
CREATE FUNCTION app.keep_soa() RETURNS trigger LANGUAGE plpgsql SET search_path = app, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(OLD) - ARRAY['state', 'version', 'updated_at']) <> (to_jsonb(NEW) - ARRAY['state', 'version', 'updated_at'])
    OR NOT (NEW.state = OLD.state OR (OLD.state = 'approved' AND NEW.state = 'superseded')) THEN
    RAISE EXCEPTION 'an approved Statement of Applicability is never changed';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER stays_as_approved BEFORE UPDATE OR DELETE ON app.soa_edition
  FOR EACH ROW WHEN (OLD.state IN ('approved', 'superseded')) EXECUTE FUNCTION app.keep_soa();

SELECT audit.watch('app.soa_edition', 'soa');
SELECT app.guard('app.soa_edition', 'soa');

CREATE OR REPLACE VIEW app.record WITH (security_invoker = true) AS
  SELECT id, 'person' AS entity, reference, name AS title FROM app.person
  UNION ALL SELECT id, 'scope', reference, 'Scope ' || edition FROM app.scope_statement
  UNION ALL SELECT id, 'environment', reference, name FROM app.environment
  UNION ALL SELECT id, 'asset', reference, name FROM app.asset
  UNION ALL SELECT id, 'risk', reference, title FROM app.risk
  UNION ALL SELECT id, 'treatment', reference, action FROM app.treatment
  UNION ALL SELECT id, 'risk_proposal', reference, threat_id FROM app.risk_proposal
  UNION ALL SELECT id, 'control', reference, title FROM app.control
  UNION ALL SELECT id, 'attestation', reference, '' FROM app.attestation
  UNION ALL SELECT id, 'evidence', reference, title FROM app.evidence
  UNION ALL SELECT id, 'audit', reference, title FROM app.audit
  UNION ALL SELECT id, 'finding', reference, title FROM app.finding
  UNION ALL SELECT id, 'engagement', reference, body FROM app.engagement
  UNION ALL SELECT id, 'compensating_review', reference, record_label FROM app.compensating_review
  UNION ALL SELECT id, 'zone', reference, name FROM app.zone
  UNION ALL SELECT id, 'data_flow', reference, name FROM app.data_flow
  UNION ALL SELECT id, 'exception', reference, '' FROM app.exception
  UNION ALL SELECT id, 'evaluation', reference, suite FROM app.evaluation
  UNION ALL SELECT id, 'release', reference, release FROM app.release
  UNION ALL SELECT id, 'supplier', reference, name FROM app.supplier
  UNION ALL SELECT id, 'context_item', reference, title FROM app.context_item
  UNION ALL SELECT id, 'risk_method', reference, 'Risk method ' || edition FROM app.risk_method
  UNION ALL SELECT id, 'threat', reference, title FROM app.threat
  UNION ALL SELECT id, 'soa', reference, 'Statement of Applicability ' || edition FROM app.soa_edition;

CREATE OR REPLACE FUNCTION app.module_of(entity text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE entity
    WHEN 'scope' THEN 'scope' WHEN 'environment' THEN 'scope' WHEN 'zone' THEN 'scope'
    WHEN 'asset' THEN 'assets' WHEN 'data_flow' THEN 'assets' WHEN 'exception' THEN 'assets'
    WHEN 'evaluation' THEN 'assets' WHEN 'release' THEN 'assets' WHEN 'supplier' THEN 'assets'
    WHEN 'context_item' THEN 'context'
    WHEN 'risk' THEN 'risk' WHEN 'treatment' THEN 'risk' WHEN 'risk_proposal' THEN 'risk'
    WHEN 'risk_method' THEN 'risk' WHEN 'threat' THEN 'risk'
    WHEN 'soa' THEN 'soa' WHEN 'control' THEN 'controls' WHEN 'attestation' THEN 'controls'
    WHEN 'evidence' THEN 'evidence' WHEN 'audit' THEN 'audit' WHEN 'finding' THEN 'findings'
  END
$$;
CREATE OR REPLACE FUNCTION app.seen_entries(max_rows int, before_id bigint, of_entity text, of_id text)
RETURNS TABLE (id bigint, body text, actor_id text, action text, entity text, entity_id text, at_ms bigint, valid_ms bigint, leaf_index bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.id, e.body, e.actor_id, e.action, e.entity, e.entity_id, e.at_ms, e.valid_ms, l.idx
  FROM audit.entry e LEFT JOIN audit.leaf l ON l.entry_id = e.id
  WHERE app.engagement_open('trail')
    AND e.entity IN (SELECT n FROM unnest(ARRAY['scope','environment','zone','asset','data_flow','exception','evaluation','release','supplier','context_item','risk','treatment','risk_proposal','risk_method','threat','soa','control','attestation','evidence','audit','finding']) n
                     WHERE app.engagement_open(app.module_of(n)))
    AND (e.entity <> 'audit' OR EXISTS (SELECT FROM app.audit a WHERE a.id::text = e.entity_id AND a.state IN ('reported', 'closed')))
    AND (before_id IS NULL OR e.id < before_id)
    AND (of_entity IS NULL OR e.entity = of_entity)
    AND (of_id IS NULL OR e.entity_id = of_id)
  ORDER BY e.id DESC LIMIT least(max_rows, 501)
$$;
