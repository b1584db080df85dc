-- Imports and changes in bulk are of assets or of risks, each with a list of their own.
CREATE TYPE "BatchSubject" AS ENUM ('asset', 'risk');
ALTER TABLE "batch" ADD COLUMN "subject" "BatchSubject" NOT NULL DEFAULT 'asset';
CREATE INDEX "batch_subject_at_id_idx" ON "batch"("subject", "at", "id");
