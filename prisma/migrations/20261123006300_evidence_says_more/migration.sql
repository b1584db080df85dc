-- Where a piece of evidence comes from, what the whole consisted of, and what took its place.
ALTER TYPE "EvidenceKind" ADD VALUE 'result';
ALTER TYPE "EvidenceKind" ADD VALUE 'statement';
CREATE TYPE "EvidenceCollector" AS ENUM ('person', 'command_line', 'job');

ALTER TABLE "evidence"
  ADD COLUMN "query" TEXT,
  ADD COLUMN "population" TEXT,
  ADD COLUMN "population_count" INTEGER,
  ADD COLUMN "sample_count" INTEGER,
  ADD COLUMN "drawn" TEXT,
  ADD COLUMN "collector" "EvidenceCollector",
  ADD COLUMN "run_id" TEXT,
  ADD COLUMN "link_url" TEXT,
  ADD COLUMN "revision_of_id" UUID,
  ADD COLUMN "twin_of_id" UUID;
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_revision_of_id_fkey" FOREIGN KEY ("revision_of_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_twin_of_id_fkey" FOREIGN KEY ("twin_of_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- What is replaced is replaced once: the next revision names the one before it.
CREATE UNIQUE INDEX "evidence_revision_of_id_key" ON "evidence"("revision_of_id");
CREATE INDEX "evidence_twin_of_id_idx" ON "evidence"("twin_of_id");
ALTER TABLE app.evidence ADD CONSTRAINT replaces_another CHECK (revision_of_id <> id);
ALTER TABLE app.evidence ADD CONSTRAINT masks_another CHECK (twin_of_id <> id);
ALTER TABLE app.evidence ADD CONSTRAINT masked_copy_shows_nobody CHECK (twin_of_id IS NULL OR NOT personal_data);
ALTER TABLE app.evidence ADD CONSTRAINT sample_within_population CHECK (population_count >= 0 AND sample_count BETWEEN 0 AND population_count);

-- What was sent stays what was sent: its bytes, where it comes from and what it replaces.
CREATE FUNCTION app.keep_evidence() RETURNS trigger LANGUAGE plpgsql SET search_path = app, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'evidence is never overwritten; a revision takes its place';
END
$$;
CREATE TRIGGER stays_as_sent BEFORE UPDATE ON app.evidence FOR EACH ROW
  WHEN ((OLD.sha256, OLD.size, OLD.file_name, OLD.collected_at, OLD.period_from, OLD.period_to, OLD.submitted_by_id)
    IS DISTINCT FROM (NEW.sha256, NEW.size, NEW.file_name, NEW.collected_at, NEW.period_from, NEW.period_to, NEW.submitted_by_id)
    OR OLD.revision_of_id IS DISTINCT FROM NEW.revision_of_id OR OLD.twin_of_id IS DISTINCT FROM NEW.twin_of_id)
  EXECUTE FUNCTION app.keep_evidence();
