-- An action may bring or improve several controls. Those named so far stand in the versions of their actions;
-- here they are only laid out anew, so nothing is written into the trail.
ALTER TABLE app.treatment_control DISABLE TRIGGER keep_insert;
INSERT INTO app.treatment_control (treatment_id, control_id, side, strength)
SELECT id, control_id, side, strength FROM app.treatment
WHERE control_id IS NOT NULL AND side IS NOT NULL AND strength IS NOT NULL
ON CONFLICT DO NOTHING;
ALTER TABLE app.treatment_control ENABLE ALWAYS TRIGGER keep_insert;

DROP INDEX "treatment_control_id_idx";
ALTER TABLE "treatment" DROP COLUMN "control_id", DROP COLUMN "side", DROP COLUMN "strength",
  DROP COLUMN "due_reason", DROP COLUMN "due_moved_by_id";
