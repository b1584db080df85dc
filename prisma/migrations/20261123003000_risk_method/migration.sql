-- The method of risks as a record of its own, reviews, own threats, and what treatments and acceptances lacked.
CREATE TYPE "MethodState" AS ENUM ('draft', 'in_review', 'in_force', 'superseded');
CREATE TYPE "RiskBand" AS ENUM ('low', 'medium', 'high', 'critical');
CREATE TYPE "RiskKind" AS ENUM ('risk', 'opportunity');
CREATE TYPE "ReviewResult" AS ENUM ('still_valid', 'rescored');
ALTER TYPE "ProposalState" ADD VALUE 'merged' BEFORE 'dismissed';

CREATE TABLE "risk_method" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "state" "MethodState" NOT NULL DEFAULT 'draft',
    "body" JSONB NOT NULL,
    "author_id" UUID,
    "writer_ids" UUID[],
    "note" TEXT NOT NULL DEFAULT '',
    "submitted_at" TIMESTAMPTZ(3),
    "return_comment" TEXT,
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "sha256" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "risk_method_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "risk_method_reference_key" ON "risk_method"("reference");
CREATE UNIQUE INDEX "risk_method_edition_key" ON "risk_method"("edition");
CREATE INDEX "risk_method_state_idx" ON "risk_method"("state");
CREATE UNIQUE INDEX one_method_in_force ON app.risk_method (state) WHERE state = 'in_force';
CREATE UNIQUE INDEX one_open_method ON app.risk_method ((true)) WHERE state IN ('draft', 'in_review');
ALTER TABLE app.risk_method ADD CONSTRAINT writer_does_not_approve CHECK (approved_by_id <> ALL (writer_ids));
ALTER TABLE "risk_method" ADD CONSTRAINT "risk_method_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "risk_method" ADD CONSTRAINT "risk_method_approved_by_id_fkey" FOREIGN KEY ("approved_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "threat" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('threat'),
    "title" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "asset_kinds" TEXT[],
    "properties" TEXT[],
    "atlas" TEXT[],
    "owasp" TEXT[],
    "vulnerabilities" TEXT[],
    "controls" TEXT[],
    "typical_likelihood" INTEGER NOT NULL,
    "typical_impact" INTEGER NOT NULL,
    "rationale" TEXT NOT NULL DEFAULT '',
    "author_id" UUID NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "threat_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "threat_reference_key" ON "threat"("reference");
CREATE INDEX threat_words ON app.threat USING gin ((reference || ' ' || title) app.gin_trgm_ops);
ALTER TABLE app.threat ADD CONSTRAINT typical_is_1_to_5 CHECK (typical_likelihood BETWEEN 1 AND 5 AND typical_impact BETWEEN 1 AND 5);
ALTER TABLE "threat" ADD CONSTRAINT "threat_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "risk_review" (
    "id" UUID NOT NULL,
    "risk_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "result" "ReviewResult" NOT NULL,
    "reason" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "was_due" DATE,
    "assessment_id" UUID,

    CONSTRAINT "risk_review_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "risk_review_risk_id_at_idx" ON "risk_review"("risk_id", "at");
ALTER TABLE "risk_review" ADD CONSTRAINT "risk_review_risk_id_fkey" FOREIGN KEY ("risk_id") REFERENCES "risk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "risk_review" ADD CONSTRAINT "risk_review_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "treatment_control" (
    "treatment_id" UUID NOT NULL,
    "control_id" UUID NOT NULL,
    "side" "Side" NOT NULL,
    "strength" "Strength" NOT NULL,

    CONSTRAINT "treatment_control_pkey" PRIMARY KEY ("treatment_id","control_id","side")
);
CREATE INDEX "treatment_control_control_id_idx" ON "treatment_control"("control_id");
ALTER TABLE "treatment_control" ADD CONSTRAINT "treatment_control_treatment_id_fkey" FOREIGN KEY ("treatment_id") REFERENCES "treatment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "treatment_control" ADD CONSTRAINT "treatment_control_control_id_fkey" FOREIGN KEY ("control_id") REFERENCES "control"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "treatment" ADD COLUMN "option" "TreatmentOption" NOT NULL DEFAULT 'modify',
  ADD COLUMN "resources" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "cost" INTEGER,
  ADD COLUMN "progress" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "escalated_at" TIMESTAMPTZ(3),
  ADD COLUMN "escalation" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE app.treatment ADD CONSTRAINT progress_is_a_share CHECK (progress BETWEEN 0 AND 100 AND coalesce(cost, 0) >= 0);

ALTER TABLE "acceptance" ADD COLUMN "conditions" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "renews_id" UUID,
  ADD COLUMN "binds_sha256" TEXT;
ALTER TABLE app.acceptance DROP CONSTRAINT nobody_accepts_a_critical_risk;
ALTER TABLE app.acceptance ADD CONSTRAINT nobody_accepts_a_critical_risk CHECK (state <> 'accepted' OR band <> 'critical');

ALTER TABLE "risk_proposal" ADD COLUMN "facts_line" TEXT NOT NULL DEFAULT '';

-- What ships is in force from the start, and waits for somebody to approve it. Where risks were assessed
-- before, it is the version that those assessments name.
INSERT INTO app.risk_method (id, reference, edition, state, body, writer_ids, updated_at)
SELECT '018f0000-0000-7000-8000-000000000001', 'RM-' || named.edition, named.edition, 'in_force', $body${"likelihood":[{"name":"Rare","meaning":"Less than once in five years."},{"name":"Unlikely","meaning":"Once in two to five years."},{"name":"Possible","meaning":"Once in one to two years."},{"name":"Likely","meaning":"Several times a year."},{"name":"Almost certain","meaning":"Monthly or more often."}],"impact":[{"name":"Negligible","meaning":{"finance":"Below 1,000 EUR.","customers":"No customer notices.","persons":"Nobody is affected.","law":"No duty to tell anybody.","service":"Minutes of disturbance."}},{"name":"Minor","meaning":{"finance":"Below 10,000 EUR.","customers":"Few customers notice.","persons":"Inconvenience for few persons.","law":"A question that one letter answers.","service":"Hours of disturbance."}},{"name":"Moderate","meaning":{"finance":"Below 50,000 EUR.","customers":"Service credits are due.","persons":"A person complains.","law":"An authority asks.","service":"A day of disturbance."}},{"name":"Major","meaning":{"finance":"Below 250,000 EUR.","customers":"A contract is lost.","persons":"Harm to persons that can be put right.","law":"A breach that must be notified.","service":"Several days without service."}},{"name":"Severe","meaning":{"finance":"Above 250,000 EUR.","customers":"Several contracts are lost.","persons":"Lasting harm to persons.","law":"An order or fine that stops the service.","service":"The existence of the organisation is at risk."}}],"bands":[{"name":"low","from":1,"to":4,"authority":"risk_owner","longestDays":365,"reviewDays":365,"appetite":"May be retained; the risk owner confirms."},{"name":"medium","from":5,"to":9,"authority":"risk_owner","longestDays":365,"reviewDays":182,"appetite":"Treat it, or the risk owner accepts it with an end date."},{"name":"high","from":10,"to":16,"authority":"top_management","longestDays":180,"reviewDays":91,"appetite":"Plan within 30 days, or top management accepts it."},{"name":"critical","from":17,"to":25,"authority":null,"longestDays":0,"reviewDays":30,"appetite":"Not acceptable: an interim measure within two working days, then reduce it or stop."}],"strengths":{"weak":0.2,"moderate":0.4,"strong":0.6},"factors":{"effective":1,"attested":0.8,"partial":0.4,"overdue_grace":0.4},"cap":0.8,"triggers":"Before a release, before a change of supplier or hosting, after an incident, and when a law or contract changes.","assessment":"1. Write cause, event and consequence. Name the assets, the property lost and a person as owner. A risk to the management system itself names the issue or requirement it comes from.\n2. Score likelihood and impact from 1 to 5 by the worded scales, each with a reason; the worst dimension counts. Three values are kept: inherent without controls, current with controls as they demonstrably work, residual after the approved plan.\n3. Current and residual follow from the linked controls: each takes off its strength times the factor of its state, all of a side together no more than the cap, and the level is rounded up. Whoever assesses may set another level with a reason; a level below the computed one needs the compliance officer as second person.\n4. The owner confirms. Compare with the bands, and sort by current score.","treatment":"1. The owner chooses: modify, avoid, share or retain.\n2. Determine every control needed, from any source, then compare with Annex A so that nothing necessary is left out, and state each in the Statement of Applicability.\n3. Plan each action with a responsible person, resources, a date, the expected effect and how it will be checked.\n4. The owner approves the plan and accepts what remains, with a reason and an end date, within the authority and the term of the band. An acceptance binds scenario, assets, controls, method version and score, and falls when one of them changes or the score rises above it."}$body$::jsonb, '{}', now()
FROM (SELECT coalesce((SELECT method_version FROM app.risk WHERE method_version IS NOT NULL LIMIT 1), '1.0') AS edition) named;

ALTER TABLE "risk" ADD COLUMN "kind" "RiskKind" NOT NULL DEFAULT 'risk',
  ADD COLUMN "benefit" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "effect_check" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "review_days" INTEGER,
  ADD COLUMN "reviewed_at" TIMESTAMPTZ(3),
  ADD COLUMN "inherent_band" TEXT,
  ADD COLUMN "current_band" TEXT,
  ADD COLUMN "residual_band" TEXT;
-- A change of type fills the new columns without a new version of every row.
ALTER TABLE app.risk
  ALTER COLUMN inherent_band TYPE app."RiskBand" USING (CASE WHEN inherent_score >= 17 THEN 'critical' WHEN inherent_score >= 10 THEN 'high' WHEN inherent_score >= 5 THEN 'medium' WHEN inherent_score >= 1 THEN 'low' END)::app."RiskBand",
  ALTER COLUMN current_band TYPE app."RiskBand" USING (CASE WHEN current_score >= 17 THEN 'critical' WHEN current_score >= 10 THEN 'high' WHEN current_score >= 5 THEN 'medium' WHEN current_score >= 1 THEN 'low' END)::app."RiskBand",
  ALTER COLUMN residual_band TYPE app."RiskBand" USING (CASE WHEN residual_score >= 17 THEN 'critical' WHEN residual_score >= 10 THEN 'high' WHEN residual_score >= 5 THEN 'medium' WHEN residual_score >= 1 THEN 'low' END)::app."RiskBand";
ALTER TABLE app.risk ADD CONSTRAINT review_days_are_days CHECK (review_days BETWEEN 1 AND 1095);
ALTER TABLE app.risk ADD CONSTRAINT opportunities_are_not_scored CHECK (kind = 'risk' OR inherent_score = 0);
DROP INDEX "risk_next_review_idx";
CREATE INDEX "risk_next_review_id_idx" ON "risk"("next_review", "id");
CREATE INDEX "risk_current_band_current_score_id_idx" ON "risk"("current_band", "current_score", "id");
CREATE INDEX "risk_method_version_idx" ON "risk"("method_version");
ALTER TABLE "risk" ADD CONSTRAINT "risk_method_version_fkey" FOREIGN KEY ("method_version") REFERENCES "risk_method"("edition") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The band of each score, by the bands of the edition that the risk was assessed by.
CREATE FUNCTION app.band_of(bands jsonb, score int) RETURNS app."RiskBand" LANGUAGE sql IMMUTABLE AS $$
  SELECT (b ->> 'name')::app."RiskBand" FROM jsonb_array_elements(bands) b
  WHERE score BETWEEN (b ->> 'from')::int AND (b ->> 'to')::int
$$;
CREATE FUNCTION app.name_bands() RETURNS trigger LANGUAGE plpgsql SET search_path = app, pg_temp AS $$
DECLARE
  bands jsonb;
BEGIN
  IF NEW.inherent_score + NEW.current_score + NEW.residual_score > 0 THEN
    SELECT m.body -> 'bands' INTO bands FROM app.risk_method m WHERE m.edition = NEW.method_version;
    IF bands IS NULL THEN
      SELECT m.body -> 'bands' INTO bands FROM app.risk_method m WHERE m.state = 'in_force';
    END IF;
  END IF;
  NEW.inherent_band := app.band_of(bands, NEW.inherent_score);
  NEW.current_band := app.band_of(bands, NEW.current_score);
  NEW.residual_band := app.band_of(bands, NEW.residual_score);
  RETURN NEW;
END
$$;
CREATE TRIGGER bands BEFORE INSERT OR UPDATE OF inherent_score, current_score, residual_score, method_version,
  inherent_band, current_band, residual_band ON app.risk FOR EACH ROW EXECUTE FUNCTION app.name_bands();

-- Who may accept a risk of a band by an edition of the method; null: nobody may.
CREATE FUNCTION app.authority_of(edition text, band app."RiskBand") RETURNS text LANGUAGE sql STABLE SET search_path = app, pg_temp AS $$
  SELECT b ->> 'authority' FROM app.risk_method m, jsonb_array_elements(m.body -> 'bands') b
  WHERE m.edition = authority_of.edition AND b ->> 'name' = authority_of.band::text
$$;

SELECT app.number('threat', 'THR-', false, 2);
SELECT audit.watch('app.risk_method', 'risk_method');
SELECT audit.watch('app.threat', 'threat');
SELECT audit.watch('app.risk_review', 'risk_review', 'id', 'risk', 'risk_id');
SELECT audit.watch('app.treatment_control', 'treatment_control', 'treatment_id,control_id,side', 'treatment', 'treatment_id');
-- Which method is in force is what every level of a risk is read by.
SELECT app.guard('app.risk_method', 'any');
SELECT app.guard('app.threat', 'risk');
SELECT app.guard('app.risk_review', 'risk');
SELECT app.guard('app.treatment_control', 'risk');

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
  UNION ALL SELECT id, 'threat', reference, title FROM app.threat;

CREATE OR REPLACE FUNCTION app.module_of(entity text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE entity
    WHEN 'scope' THEN 'scope' WHEN 'environment' THEN 'scope' WHEN 'zone' THEN 'scope'
    WHEN 'asset' THEN 'assets' WHEN 'data_flow' THEN 'assets' WHEN 'exception' THEN 'assets'
    WHEN 'evaluation' THEN 'assets' WHEN 'release' THEN 'assets' WHEN 'supplier' THEN 'assets'
    WHEN 'context_item' THEN 'context'
    WHEN 'risk' THEN 'risk' WHEN 'treatment' THEN 'risk' WHEN 'risk_proposal' THEN 'risk'
    WHEN 'risk_method' THEN 'risk' WHEN 'threat' THEN 'risk'
    WHEN 'control' THEN 'controls' WHEN 'attestation' THEN 'controls'
    WHEN 'evidence' THEN 'evidence' WHEN 'audit' THEN 'audit' WHEN 'finding' THEN 'findings'
  END
$$;
CREATE OR REPLACE FUNCTION app.seen_entries(max_rows int, before_id bigint, of_entity text, of_id text)
RETURNS TABLE (id bigint, body text, actor_id text, action text, entity text, entity_id text, at_ms bigint, valid_ms bigint, leaf_index bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.id, e.body, e.actor_id, e.action, e.entity, e.entity_id, e.at_ms, e.valid_ms, l.idx
  FROM audit.entry e LEFT JOIN audit.leaf l ON l.entry_id = e.id
  WHERE app.engagement_open('trail')
    AND e.entity IN (SELECT n FROM unnest(ARRAY['scope','environment','zone','asset','data_flow','exception','evaluation','release','supplier','context_item','risk','treatment','risk_proposal','risk_method','threat','control','attestation','evidence','audit','finding']) n
                     WHERE app.engagement_open(app.module_of(n)))
    AND (e.entity <> 'audit' OR EXISTS (SELECT FROM app.audit a WHERE a.id::text = e.entity_id AND a.state IN ('reported', 'closed')))
    AND (before_id IS NULL OR e.id < before_id)
    AND (of_entity IS NULL OR e.entity = of_entity)
    AND (of_id IS NULL OR e.entity_id = of_id)
  ORDER BY e.id DESC LIMIT least(max_rows, 501)
$$;
