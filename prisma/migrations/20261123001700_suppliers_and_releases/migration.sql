-- CreateEnum
CREATE TYPE "ReviewTrigger" AS ENUM ('interval', 'incident', 'change_of_terms', 'expired_assurance');

-- AlterTable
ALTER TABLE "release" ADD COLUMN     "commits" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "copies" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "criteria_at" TIMESTAMPTZ(3),
ADD COLUMN     "deployed_by_id" UUID,
ADD COLUMN     "proposed_by_id" UUID,
ADD COLUMN     "return_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "verdicts" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "withdrawn_by_id" UUID,
ADD COLUMN     "without_base" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "supplier" DROP COLUMN "reviewed_by_id",
ADD COLUMN     "access_proof" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "collector_ids" UUID[],
ADD COLUMN     "decision" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "end_evidence" TEXT[],
ADD COLUMN     "ended_by_id" UUID,
ADD COLUMN     "papers" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "proposed_by_id" UUID,
ADD COLUMN     "review_begun_at" TIMESTAMPTZ(3),
ADD COLUMN     "review_trigger" "ReviewTrigger",
ADD COLUMN     "sub_processors_known" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "supplier_review" ADD COLUMN     "collector_ids" UUID[],
ADD COLUMN     "exceptions" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "papers" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "trigger" "ReviewTrigger";

-- CreateTable
CREATE TABLE "supplier_action" (
    "id" UUID NOT NULL,
    "supplier_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "responsible_id" UUID NOT NULL,
    "due" DATE NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "supplier_action_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "release_created_at_id_idx" ON "release"("created_at", "id");

-- CreateIndex
CREATE INDEX "supplier_action_supplier_id_idx" ON "supplier_action"("supplier_id");

-- CreateIndex
CREATE INDEX "supplier_action_review_id_idx" ON "supplier_action"("review_id");

-- CreateIndex
CREATE INDEX "supplier_action_responsible_id_idx" ON "supplier_action"("responsible_id");

-- AddForeignKey
ALTER TABLE "supplier_action" ADD CONSTRAINT "supplier_action_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplier_action" ADD CONSTRAINT "supplier_action_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "supplier_review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplier_action" ADD CONSTRAINT "supplier_action_responsible_id_fkey" FOREIGN KEY ("responsible_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT audit.watch('app.supplier_action', 'supplier_action', 'id', 'supplier', 'supplier_id');
SELECT app.guard('app.supplier_action', 'assets');

-- Whoever collected the papers of a review does not confirm the supplier on them.
ALTER TABLE app.supplier_review ADD CONSTRAINT collector_does_not_confirm CHECK (NOT (by_id = ANY (collector_ids)));

CREATE INDEX release_words ON app.release USING gin ((reference || ' ' || release) app.gin_trgm_ops);
