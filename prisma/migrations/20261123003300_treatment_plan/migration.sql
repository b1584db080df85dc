-- What a treatment plan keeps beside its actions: moves of due days, to whom lateness was told, what was approved.
CREATE TABLE "treatment_due_move" (
    "id" UUID NOT NULL,
    "treatment_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "approved_by_id" UUID NOT NULL,

    CONSTRAINT "treatment_due_move_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "treatment_due_move_treatment_id_at_idx" ON "treatment_due_move"("treatment_id", "at");
ALTER TABLE "treatment_due_move" ADD CONSTRAINT "treatment_due_move_treatment_id_fkey" FOREIGN KEY ("treatment_id") REFERENCES "treatment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "treatment_due_move" ADD CONSTRAINT "treatment_due_move_approved_by_id_fkey" FOREIGN KEY ("approved_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE app.treatment_due_move ADD CONSTRAINT a_move_moves CHECK (from_day <> to_day);

-- Moves from before stand in the versions of their actions.
INSERT INTO app.treatment_due_move (id, treatment_id, at, from_day, to_day, reason, approved_by_id)
SELECT gen_random_uuid(), v.entity_id::uuid, n.valid_from, (v.data ->> 'due')::date, (n.data ->> 'due')::date,
  n.data ->> 'due_reason', (n.data ->> 'due_moved_by_id')::uuid
FROM audit.record_version v
JOIN audit.record_version n ON n.entity = v.entity AND n.entity_id = v.entity_id AND n.version = v.version + 1
WHERE v.entity = 'treatment' AND n.op <> 'D' AND n.data ->> 'due' <> v.data ->> 'due'
  AND n.data ->> 'due_reason' IS NOT NULL AND n.data ->> 'due_moved_by_id' IS NOT NULL;

CREATE TABLE "treatment_escalation" (
    "id" UUID NOT NULL,
    "treatment_id" UUID NOT NULL,
    "level" INTEGER NOT NULL,
    "due" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "to_ids" UUID[],

    CONSTRAINT "treatment_escalation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "treatment_escalation_treatment_id_due_level_key" ON "treatment_escalation"("treatment_id", "due", "level");
ALTER TABLE "treatment_escalation" ADD CONSTRAINT "treatment_escalation_treatment_id_fkey" FOREIGN KEY ("treatment_id") REFERENCES "treatment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE app.treatment_escalation ADD CONSTRAINT three_steps_up CHECK (level BETWEEN 1 AND 3);
ALTER TABLE app.treatment ADD CONSTRAINT told_at_most_three_times CHECK (escalation BETWEEN 0 AND 3);

CREATE TABLE "plan_approval" (
    "id" UUID NOT NULL,
    "risk_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "option" "TreatmentOption" NOT NULL,
    "likelihood" INTEGER NOT NULL,
    "impact" INTEGER NOT NULL,
    "method_version" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "plan_approval_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "plan_approval_risk_id_at_idx" ON "plan_approval"("risk_id", "at");
ALTER TABLE "plan_approval" ADD CONSTRAINT "plan_approval_risk_id_fkey" FOREIGN KEY ("risk_id") REFERENCES "risk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "plan_approval" ADD CONSTRAINT "plan_approval_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE app.plan_approval ADD CONSTRAINT expected_is_1_to_5 CHECK (likelihood BETWEEN 1 AND 5 AND impact BETWEEN 1 AND 5);

ALTER TABLE "treatment" ADD COLUMN "progress_note" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "progress_at" TIMESTAMPTZ(3);

-- The orders of the list; what is late, and what was told, without reading the rest.
CREATE INDEX treatment_by_cost ON app.treatment (coalesce(cost, 0), id);
CREATE INDEX treatment_by_progress ON app.treatment (progress, id);
CREATE INDEX treatment_by_state ON app.treatment (state, due, id);
CREATE INDEX treatment_open ON app.treatment (due, id) WHERE state IN ('proposed', 'approved', 'in_progress');
CREATE INDEX treatment_told ON app.treatment (escalation, id) WHERE escalation > 0 AND state IN ('proposed', 'approved', 'in_progress');
DROP INDEX "treatment_state_due_idx";

SELECT audit.watch('app.treatment_due_move', 'treatment_due_move', 'id', 'treatment', 'treatment_id');
SELECT audit.watch('app.treatment_escalation', 'treatment_escalation', 'id', 'treatment', 'treatment_id');
SELECT audit.watch('app.plan_approval', 'plan_approval', 'id', 'risk', 'risk_id');
SELECT app.guard('app.treatment_due_move', 'risk');
SELECT app.guard('app.treatment_escalation', 'risk');
SELECT app.guard('app.plan_approval', 'risk');
