-- Frameworks: editions of lists of requirements, and the controls that answer them.
CREATE TYPE "FrameworkOrigin" AS ENUM ('shipped', 'own');
CREATE TYPE "FrameworkState" AS ENUM ('draft', 'in_force', 'superseded');

CREATE TABLE "framework" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "origin" "FrameworkOrigin" NOT NULL,
    "state" "FrameworkState" NOT NULL,
    "replaces_id" UUID,
    "dropped_ids" UUID[],
    "brought_by_id" UUID NOT NULL,
    "brought_at" TIMESTAMPTZ(3) NOT NULL,
    "in_force_by_id" UUID,
    "in_force_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "framework_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "requirement" (
    "id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "practice" TEXT NOT NULL DEFAULT '',
    "parent" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "is_heading" BOOLEAN NOT NULL DEFAULT false,
    "place" TEXT NOT NULL DEFAULT '',
    "former_id" UUID,
    "former_score" INTEGER NOT NULL DEFAULT 0,
    "former_reason" TEXT NOT NULL DEFAULT '',
    "is_settled" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "requirement_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "requirement_control" (
    "requirement_id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "control_id" UUID NOT NULL,
    "suggested" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "requirement_control_pkey" PRIMARY KEY ("requirement_id", "control_id")
);
CREATE UNIQUE INDEX "framework_reference_key" ON "framework"("reference");
CREATE INDEX "framework_replaces_id_idx" ON "framework"("replaces_id");
CREATE INDEX "requirement_framework_id_position_id_idx" ON "requirement"("framework_id", "position", "id");
CREATE INDEX "requirement_former_id_idx" ON "requirement"("former_id");
CREATE UNIQUE INDEX "requirement_framework_id_ref_key" ON "requirement"("framework_id", "ref");
CREATE INDEX "requirement_control_control_id_idx" ON "requirement_control"("control_id");
CREATE INDEX "requirement_control_framework_id_idx" ON "requirement_control"("framework_id");
-- One edition of a framework is in force, and one is prepared to follow it.
CREATE UNIQUE INDEX one_framework_in_force ON app.framework (key) WHERE state = 'in_force';
CREATE UNIQUE INDEX one_framework_draft ON app.framework (key) WHERE state = 'draft';
ALTER TABLE app.framework ADD CONSTRAINT draft_replaces_another CHECK (state <> 'draft' OR replaces_id IS NOT NULL);
ALTER TABLE app.framework ADD CONSTRAINT put_in_force_by_somebody CHECK ((state = 'draft') = (in_force_at IS NULL) AND (in_force_at IS NULL) = (in_force_by_id IS NULL));
ALTER TABLE app.requirement ADD CONSTRAINT score_of_a_hundred CHECK (former_score BETWEEN 0 AND 100);

ALTER TABLE "framework" ADD CONSTRAINT "framework_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "framework"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "requirement" ADD CONSTRAINT "requirement_framework_id_fkey" FOREIGN KEY ("framework_id") REFERENCES "framework"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "requirement" ADD CONSTRAINT "requirement_former_id_fkey" FOREIGN KEY ("former_id") REFERENCES "requirement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "requirement_control" ADD CONSTRAINT "requirement_control_requirement_id_fkey" FOREIGN KEY ("requirement_id") REFERENCES "requirement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "requirement_control" ADD CONSTRAINT "requirement_control_framework_id_fkey" FOREIGN KEY ("framework_id") REFERENCES "framework"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "requirement_control" ADD CONSTRAINT "requirement_control_control_id_fkey" FOREIGN KEY ("control_id") REFERENCES "control"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was replaced stays as it was.
CREATE FUNCTION app.keep_framework() RETURNS trigger LANGUAGE plpgsql SET search_path = app, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a framework that was replaced is never changed';
END
$$;
CREATE TRIGGER stays_as_replaced BEFORE UPDATE OR DELETE ON app.framework
  FOR EACH ROW WHEN (OLD.state = 'superseded') EXECUTE FUNCTION app.keep_framework();

SELECT
  audit.watch('app.framework', 'framework'),
  audit.watch('app.requirement', 'requirement', 'id', 'framework', 'framework_id'),
  audit.watch('app.requirement_control', 'requirement_control', 'requirement_id,control_id', 'framework', 'framework_id');
SELECT
  app.guard('app.framework', 'controls'),
  app.guard('app.requirement', 'controls'),
  app.guard('app.requirement_control', 'controls');

-- Added to what stands in the view and the two functions, whatever that is by now.
DO $$
DECLARE
  stood text;
  stands text;
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW app.record WITH (security_invoker = true) AS '
    || rtrim(pg_get_viewdef('app.record'::regclass), '; ')
    || ' UNION ALL SELECT id, ''framework'', reference, title || '' '' || edition FROM app.framework';
  stood := pg_get_functiondef('app.module_of(text)'::regprocedure);
  stands := replace(stood, 'WHEN ''control'' THEN ''controls''', 'WHEN ''framework'' THEN ''controls'' WHEN ''control'' THEN ''controls''');
  IF stands = stood THEN RAISE EXCEPTION 'app.module_of knows no controls'; END IF;
  EXECUTE stands;
  stood := pg_get_functiondef('app.seen_entries(int, bigint, text, text)'::regprocedure);
  stands := replace(stood, '''control'',''attestation''', '''framework'',''control'',''attestation''');
  IF stands = stood THEN RAISE EXCEPTION 'app.seen_entries knows no controls'; END IF;
  EXECUTE stands;
END
$$;
