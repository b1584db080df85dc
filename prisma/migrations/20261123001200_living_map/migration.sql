-- CreateEnum
CREATE TYPE "Derivation" AS ENUM ('fine_tune', 'adapter', 'merge', 'quantisation', 'distillation', 'conversion');

-- CreateEnum
CREATE TYPE "BatchKind" AS ENUM ('import', 'bulk');

-- CreateEnum
CREATE TYPE "ContextKind" AS ENUM ('internal_issue', 'external_issue', 'requirement', 'law', 'contract');

-- CreateEnum
CREATE TYPE "RequirementSource" AS ENUM ('law', 'contract', 'expectation');

-- CreateEnum
CREATE TYPE "ContextState" AS ENUM ('draft', 'active', 'closed');

-- CreateEnum
CREATE TYPE "FlowState" AS ENUM ('active', 'retired');

-- CreateEnum
CREATE TYPE "ExceptionState" AS ENUM ('requested', 'approved', 'rejected', 'ended');

-- CreateEnum
CREATE TYPE "ArtefactFormat" AS ENUM ('safetensors', 'gguf', 'onnx', 'pickle', 'other');

-- CreateEnum
CREATE TYPE "EvaluationKind" AS ENUM ('quality', 'safety', 'bias', 'robustness', 'privacy');

-- CreateEnum
CREATE TYPE "Comparison" AS ENUM ('at_most', 'at_least');

-- CreateEnum
CREATE TYPE "ReleaseState" AS ENUM ('candidate', 'evaluated', 'approved', 'deployed', 'withdrawn');

-- CreateEnum
CREATE TYPE "SupplierState" AS ENUM ('proposed', 'assessed', 'approved', 'under_review', 'ended', 'rejected');

-- CreateEnum
CREATE TYPE "SupplierCriticality" AS ENUM ('critical', 'important', 'other');

-- AlterEnum
ALTER TYPE "AssetKind" ADD VALUE 'index';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "RelationType" ADD VALUE 'built_from';
ALTER TYPE "RelationType" ADD VALUE 'embeds_with';

-- AlterTable
ALTER TABLE "asset" ADD COLUMN     "facts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "inheritance" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "inherited_availability" INTEGER,
ADD COLUMN     "inherited_classification" "Classification",
ADD COLUMN     "inherited_confidentiality" INTEGER,
ADD COLUMN     "inherited_integrity" INTEGER,
ADD COLUMN     "inherited_personal_data" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "purl" TEXT,
ADD COLUMN     "zone_id" UUID;

-- AlterTable
ALTER TABLE "asset_relation" ADD COLUMN     "derivation" "Derivation",
ADD COLUMN     "recipe" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "scope_statement" ADD COLUMN     "sites" TEXT[];

-- CreateTable
CREATE TABLE "batch" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('batch'),
    "kind" "BatchKind" NOT NULL,
    "title" TEXT NOT NULL,
    "digest" TEXT,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "made" JSONB NOT NULL DEFAULT '{}',
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "person_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "context_item" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('context_item'),
    "kind" "ContextKind" NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "state" "ContextState" NOT NULL DEFAULT 'draft',
    "party" TEXT NOT NULL DEFAULT '',
    "source" "RequirementSource",
    "source_text" TEXT NOT NULL DEFAULT '',
    "addressed" BOOLEAN NOT NULL DEFAULT true,
    "reason" TEXT NOT NULL DEFAULT '',
    "response" TEXT NOT NULL DEFAULT '',
    "is_climate" BOOLEAN NOT NULL DEFAULT false,
    "owner_id" UUID,
    "interval_months" INTEGER NOT NULL DEFAULT 12,
    "next_review" DATE,
    "change" TEXT,
    "changed_at" TIMESTAMPTZ(3),
    "close_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "context_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "context_item_risk" (
    "item_id" UUID NOT NULL,
    "risk_id" UUID NOT NULL,

    CONSTRAINT "context_item_risk_pkey" PRIMARY KEY ("item_id","risk_id")
);

-- CreateTable
CREATE TABLE "context_item_control" (
    "item_id" UUID NOT NULL,
    "control_id" UUID NOT NULL,

    CONSTRAINT "context_item_control_pkey" PRIMARY KEY ("item_id","control_id")
);

-- CreateTable
CREATE TABLE "context_review" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "comment" TEXT NOT NULL,
    "next_review" DATE NOT NULL,

    CONSTRAINT "context_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "climate_decision" (
    "id" UUID NOT NULL,
    "relevant" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "risks" TEXT[],
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "climate_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_flow" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('data_flow'),
    "name" TEXT NOT NULL,
    "state" "FlowState" NOT NULL DEFAULT 'active',
    "from_asset_id" UUID,
    "from_party" TEXT,
    "from_zone_id" UUID,
    "to_asset_id" UUID,
    "to_party" TEXT,
    "to_zone_id" UUID,
    "data" TEXT NOT NULL,
    "classification" "Classification" NOT NULL,
    "personal_data" "PersonalData" NOT NULL,
    "carries_secrets" BOOLEAN NOT NULL DEFAULT false,
    "carries_weights" BOOLEAN NOT NULL DEFAULT false,
    "purpose" TEXT NOT NULL DEFAULT '',
    "protocol" TEXT NOT NULL DEFAULT '',
    "encryption" TEXT NOT NULL DEFAULT '',
    "authentication" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "in_scope" BOOLEAN NOT NULL DEFAULT true,
    "owner_id" UUID,
    "retirement" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "data_flow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_flow_control" (
    "flow_id" UUID NOT NULL,
    "control_id" UUID NOT NULL,

    CONSTRAINT "data_flow_control_pkey" PRIMARY KEY ("flow_id","control_id")
);

-- CreateTable
CREATE TABLE "flow_position" (
    "node" TEXT NOT NULL,
    "x" DOUBLE PRECISION NOT NULL,
    "y" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "flow_position_pkey" PRIMARY KEY ("node")
);

-- CreateTable
CREATE TABLE "exception" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('exception'),
    "flow_id" UUID,
    "relation_id" UUID,
    "state" "ExceptionState" NOT NULL DEFAULT 'requested',
    "reason" TEXT NOT NULL,
    "compensation" TEXT NOT NULL DEFAULT '',
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" DATE NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "exception_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "artefact" (
    "id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "file_name" TEXT NOT NULL DEFAULT '',
    "format" "ArtefactFormat" NOT NULL,
    "quantisation" TEXT NOT NULL DEFAULT '',
    "bytes" BIGINT,
    "parameters" BIGINT,
    "release" TEXT NOT NULL DEFAULT '',
    "tokenizer" TEXT,
    "chat_template" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "artefact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "asset_copy" (
    "id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "digest" TEXT,
    "place" TEXT NOT NULL,
    "readers" TEXT NOT NULL DEFAULT '',
    "placed_on" DATE,
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_by_id" UUID,
    "proof" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "asset_copy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_run" (
    "id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "ran_on" DATE,
    "commit" TEXT NOT NULL DEFAULT '',
    "configuration" TEXT,
    "seed" TEXT NOT NULL DEFAULT '',
    "data" TEXT[],
    "result" TEXT,
    "canaries" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "training_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('evaluation'),
    "asset_id" UUID NOT NULL,
    "kind" "EvaluationKind" NOT NULL,
    "suite" TEXT NOT NULL,
    "harness" TEXT NOT NULL DEFAULT '',
    "harness_version" TEXT NOT NULL DEFAULT '',
    "digest" TEXT,
    "data" TEXT,
    "seed" TEXT NOT NULL DEFAULT '',
    "ran_at" TIMESTAMPTZ(3) NOT NULL,
    "results" JSONB NOT NULL DEFAULT '[]',
    "passed" BOOLEAN,
    "source" TEXT NOT NULL,
    "added_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fairness_criterion" (
    "id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "groups" TEXT[],
    "metric" TEXT NOT NULL,
    "comparison" "Comparison" NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "proposed_by_id" UUID NOT NULL,
    "approved_by_id" UUID,
    "in_force_from" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "fairness_criterion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('release'),
    "asset_id" UUID NOT NULL,
    "release" TEXT NOT NULL,
    "state" "ReleaseState" NOT NULL DEFAULT 'candidate',
    "digest" TEXT NOT NULL,
    "configuration" JSONB NOT NULL DEFAULT '{}',
    "author_ids" UUID[],
    "base_id" UUID,
    "data" TEXT[],
    "licence" TEXT NOT NULL DEFAULT '',
    "weaknesses" TEXT NOT NULL DEFAULT '',
    "criteria" JSONB NOT NULL DEFAULT '[]',
    "evaluated_at" TIMESTAMPTZ(3),
    "evaluated_by_id" UUID,
    "evaluations" TEXT[],
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "environment_id" UUID,
    "deployed_at" TIMESTAMPTZ(3),
    "served_digest" TEXT,
    "rollback_to" TEXT NOT NULL DEFAULT '',
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawal" TEXT NOT NULL DEFAULT '',
    "instead" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "refusals" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zone" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('zone'),
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "environment_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "zone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supplier" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('supplier'),
    "name" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "state" "SupplierState" NOT NULL DEFAULT 'proposed',
    "criticality" "SupplierCriticality" NOT NULL,
    "owner_id" UUID NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "data_reached" "Classification"[],
    "personal_data" "PersonalData" NOT NULL DEFAULT 'unknown',
    "sub_processors" TEXT[],
    "signed_on" DATE,
    "agreement_until" DATE,
    "security_terms" BOOLEAN NOT NULL DEFAULT false,
    "incident_hours" INTEGER,
    "deletion_terms" BOOLEAN NOT NULL DEFAULT false,
    "audit_right" BOOLEAN NOT NULL DEFAULT false,
    "without_agreement" TEXT NOT NULL DEFAULT '',
    "assurance_kind" TEXT NOT NULL DEFAULT '',
    "assurance_issuer" TEXT NOT NULL DEFAULT '',
    "assurance_scope" TEXT NOT NULL DEFAULT '',
    "assurance_until" DATE,
    "assurance_gaps" TEXT NOT NULL DEFAULT '',
    "responsibilities" TEXT NOT NULL DEFAULT '',
    "exit_plan" TEXT NOT NULL DEFAULT '',
    "assessed_by_id" UUID,
    "assessed_at" TIMESTAMPTZ(3),
    "assessment" TEXT NOT NULL DEFAULT '',
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "last_review" DATE,
    "next_review" DATE,
    "reviewed_by_id" UUID,
    "review_reason" TEXT NOT NULL DEFAULT '',
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT NOT NULL DEFAULT '',
    "deletion_proof" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supplier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supplier_asset" (
    "supplier_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,

    CONSTRAINT "supplier_asset_pkey" PRIMARY KEY ("supplier_id","asset_id")
);

-- CreateTable
CREATE TABLE "supplier_review" (
    "id" UUID NOT NULL,
    "supplier_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "result" TEXT NOT NULL,
    "next_review" DATE NOT NULL,

    CONSTRAINT "supplier_review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "batch_reference_key" ON "batch"("reference");

-- CreateIndex
CREATE INDEX "batch_by_id_at_idx" ON "batch"("by_id", "at");

-- CreateIndex
CREATE INDEX "batch_kind_digest_idx" ON "batch"("kind", "digest");

-- CreateIndex
CREATE INDEX "saved_view_page_is_shared_idx" ON "saved_view"("page", "is_shared");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_person_id_page_name_key" ON "saved_view"("person_id", "page", "name");

-- CreateIndex
CREATE UNIQUE INDEX "context_item_reference_key" ON "context_item"("reference");

-- CreateIndex
CREATE INDEX "context_item_kind_title_id_idx" ON "context_item"("kind", "title", "id");

-- CreateIndex
CREATE INDEX "context_item_state_next_review_idx" ON "context_item"("state", "next_review");

-- CreateIndex
CREATE INDEX "context_item_risk_risk_id_idx" ON "context_item_risk"("risk_id");

-- CreateIndex
CREATE INDEX "context_item_control_control_id_idx" ON "context_item_control"("control_id");

-- CreateIndex
CREATE INDEX "context_review_item_id_idx" ON "context_review"("item_id");

-- CreateIndex
CREATE INDEX "climate_decision_at_idx" ON "climate_decision"("at");

-- CreateIndex
CREATE UNIQUE INDEX "data_flow_reference_key" ON "data_flow"("reference");

-- CreateIndex
CREATE INDEX "data_flow_from_asset_id_idx" ON "data_flow"("from_asset_id");

-- CreateIndex
CREATE INDEX "data_flow_to_asset_id_idx" ON "data_flow"("to_asset_id");

-- CreateIndex
CREATE INDEX "data_flow_name_id_idx" ON "data_flow"("name", "id");

-- CreateIndex
CREATE INDEX "data_flow_control_control_id_idx" ON "data_flow_control"("control_id");

-- CreateIndex
CREATE UNIQUE INDEX "exception_reference_key" ON "exception"("reference");

-- CreateIndex
CREATE INDEX "exception_flow_id_idx" ON "exception"("flow_id");

-- CreateIndex
CREATE INDEX "exception_relation_id_idx" ON "exception"("relation_id");

-- CreateIndex
CREATE INDEX "exception_state_valid_until_idx" ON "exception"("state", "valid_until");

-- CreateIndex
CREATE INDEX "artefact_digest_idx" ON "artefact"("digest");

-- CreateIndex
CREATE UNIQUE INDEX "artefact_asset_id_digest_key" ON "artefact"("asset_id", "digest");

-- CreateIndex
CREATE INDEX "asset_copy_asset_id_idx" ON "asset_copy"("asset_id");

-- CreateIndex
CREATE INDEX "training_run_asset_id_idx" ON "training_run"("asset_id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_reference_key" ON "evaluation"("reference");

-- CreateIndex
CREATE INDEX "evaluation_asset_id_ran_at_idx" ON "evaluation"("asset_id", "ran_at");

-- CreateIndex
CREATE INDEX "evaluation_digest_idx" ON "evaluation"("digest");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_asset_id_source_suite_key" ON "evaluation"("asset_id", "source", "suite");

-- CreateIndex
CREATE INDEX "fairness_criterion_asset_id_idx" ON "fairness_criterion"("asset_id");

-- CreateIndex
CREATE UNIQUE INDEX "release_reference_key" ON "release"("reference");

-- CreateIndex
CREATE INDEX "release_digest_idx" ON "release"("digest");

-- CreateIndex
CREATE INDEX "release_state_created_at_idx" ON "release"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "release_asset_id_release_key" ON "release"("asset_id", "release");

-- CreateIndex
CREATE UNIQUE INDEX "zone_reference_key" ON "zone"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "zone_environment_id_name_key" ON "zone"("environment_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "supplier_reference_key" ON "supplier"("reference");

-- CreateIndex
CREATE INDEX "supplier_name_id_idx" ON "supplier"("name", "id");

-- CreateIndex
CREATE INDEX "supplier_state_next_review_idx" ON "supplier"("state", "next_review");

-- CreateIndex
CREATE INDEX "supplier_asset_asset_id_idx" ON "supplier_asset"("asset_id");

-- CreateIndex
CREATE INDEX "supplier_review_supplier_id_idx" ON "supplier_review"("supplier_id");

-- CreateIndex
CREATE INDEX "asset_environment_id_idx" ON "asset"("environment_id");

-- CreateIndex
CREATE INDEX "asset_zone_id_idx" ON "asset"("zone_id");

-- CreateIndex
CREATE INDEX "asset_purl_idx" ON "asset"("purl");

-- CreateIndex
CREATE INDEX "asset_digest_idx" ON "asset"("digest");

-- AddForeignKey
ALTER TABLE "asset" ADD CONSTRAINT "asset_zone_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "zone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "context_item" ADD CONSTRAINT "context_item_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "context_item_risk" ADD CONSTRAINT "context_item_risk_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "context_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "context_item_risk" ADD CONSTRAINT "context_item_risk_risk_id_fkey" FOREIGN KEY ("risk_id") REFERENCES "risk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "context_item_control" ADD CONSTRAINT "context_item_control_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "context_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "context_item_control" ADD CONSTRAINT "context_item_control_control_id_fkey" FOREIGN KEY ("control_id") REFERENCES "control"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "context_review" ADD CONSTRAINT "context_review_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "context_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_flow" ADD CONSTRAINT "data_flow_from_asset_id_fkey" FOREIGN KEY ("from_asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_flow" ADD CONSTRAINT "data_flow_to_asset_id_fkey" FOREIGN KEY ("to_asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_flow" ADD CONSTRAINT "data_flow_from_zone_id_fkey" FOREIGN KEY ("from_zone_id") REFERENCES "zone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_flow" ADD CONSTRAINT "data_flow_to_zone_id_fkey" FOREIGN KEY ("to_zone_id") REFERENCES "zone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_flow" ADD CONSTRAINT "data_flow_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_flow_control" ADD CONSTRAINT "data_flow_control_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "data_flow"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_flow_control" ADD CONSTRAINT "data_flow_control_control_id_fkey" FOREIGN KEY ("control_id") REFERENCES "control"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exception" ADD CONSTRAINT "exception_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "data_flow"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exception" ADD CONSTRAINT "exception_relation_id_fkey" FOREIGN KEY ("relation_id") REFERENCES "asset_relation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "artefact" ADD CONSTRAINT "artefact_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset_copy" ADD CONSTRAINT "asset_copy_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_run" ADD CONSTRAINT "training_run_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fairness_criterion" ADD CONSTRAINT "fairness_criterion_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_base_id_fkey" FOREIGN KEY ("base_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zone" ADD CONSTRAINT "zone_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplier" ADD CONSTRAINT "supplier_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplier_asset" ADD CONSTRAINT "supplier_asset_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplier_asset" ADD CONSTRAINT "supplier_asset_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplier_review" ADD CONSTRAINT "supplier_review_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Numbers, the trail over each new table, what an assessor may see, values that must fit together.
SELECT app.number('zone', 'Z-', false, 2),
  app.number('data_flow', 'DF-', false, 2),
  app.number('exception', 'EX-', true, 1),
  app.number('evaluation', 'EVAL-', false, 3),
  app.number('release', 'REL-', true, 3),
  app.number('supplier', 'SUP-', false, 1),
  app.number('context_item', 'CTX-', false, 2),
  app.number('batch', 'B-', false, 4);

SELECT audit.watch('app.zone', 'zone');
SELECT audit.watch('app.data_flow', 'data_flow');
SELECT audit.watch('app.data_flow_control', 'data_flow_control', 'flow_id,control_id', 'data_flow', 'flow_id');
SELECT audit.watch('app.exception', 'exception');
SELECT audit.watch('app.artefact', 'artefact', 'id', 'asset', 'asset_id');
SELECT audit.watch('app.asset_copy', 'asset_copy', 'id', 'asset', 'asset_id');
SELECT audit.watch('app.training_run', 'training_run', 'id', 'asset', 'asset_id');
SELECT audit.watch('app.evaluation', 'evaluation');
SELECT audit.watch('app.fairness_criterion', 'fairness_criterion', 'id', 'asset', 'asset_id');
SELECT audit.watch('app.release', 'release');
SELECT audit.watch('app.supplier', 'supplier');
SELECT audit.watch('app.supplier_asset', 'supplier_asset', 'supplier_id,asset_id', 'supplier', 'supplier_id');
SELECT audit.watch('app.supplier_review', 'supplier_review', 'id', 'supplier', 'supplier_id');
SELECT audit.watch('app.context_item', 'context_item');
SELECT audit.watch('app.context_item_risk', 'context_item_risk', 'item_id,risk_id', 'context_item', 'item_id');
SELECT audit.watch('app.context_item_control', 'context_item_control', 'item_id,control_id', 'context_item', 'item_id');
SELECT audit.watch('app.context_review', 'context_review', 'id', 'context_item', 'item_id');
SELECT audit.watch('app.climate_decision', 'climate_decision');
SELECT audit.watch('app.batch', 'batch');
SELECT audit.watch('app.saved_view', 'saved_view');
INSERT INTO audit.exempt (rel, why) VALUES
  ('app.flow_position', 'where nodes of the diagram stand; the flows have their entries');

SELECT app.guard('app.zone', 'any');
SELECT app.guard('app.data_flow', 'assets');
SELECT app.guard('app.data_flow_control', 'assets');
SELECT app.guard('app.flow_position', 'assets');
SELECT app.guard('app.exception', 'assets');
SELECT app.guard('app.artefact', 'assets');
SELECT app.guard('app.asset_copy', 'assets');
SELECT app.guard('app.training_run', 'assets');
SELECT app.guard('app.evaluation', 'assets');
SELECT app.guard('app.fairness_criterion', 'assets');
SELECT app.guard('app.release', 'assets');
SELECT app.guard('app.supplier', 'assets');
SELECT app.guard('app.supplier_asset', 'assets');
SELECT app.guard('app.supplier_review', 'assets');
SELECT app.guard('app.context_item', 'context');
SELECT app.guard('app.context_item_risk', 'context');
SELECT app.guard('app.context_item_control', 'context');
SELECT app.guard('app.context_review', 'context');
SELECT app.guard('app.climate_decision', 'context');
SELECT app.guard('app.batch');
SELECT app.guard('app.saved_view');

ALTER TABLE app.data_flow ADD CONSTRAINT one_end_each CHECK (
  (from_asset_id IS NULL) <> (from_party IS NULL) AND (to_asset_id IS NULL) <> (to_party IS NULL)
  AND from_asset_id IS DISTINCT FROM to_asset_id OR (from_asset_id IS NULL AND to_asset_id IS NULL));
ALTER TABLE app.exception ADD CONSTRAINT of_one_thing CHECK (num_nonnulls(flow_id, relation_id) = 1);
ALTER TABLE app.exception ADD CONSTRAINT asker_does_not_decide CHECK (decided_by_id <> requested_by_id);
CREATE UNIQUE INDEX one_live_exception_a_flow ON app.exception (flow_id) WHERE state IN ('requested', 'approved');
CREATE UNIQUE INDEX one_live_exception_a_relation ON app.exception (relation_id) WHERE state IN ('requested', 'approved');
ALTER TABLE app.artefact ADD CONSTRAINT digest_is_sha256 CHECK (digest ~ '^sha256:[0-9a-f]{64}$');
ALTER TABLE app.release ADD CONSTRAINT digests_are_sha256 CHECK (
  digest ~ '^sha256:[0-9a-f]{64}$' AND coalesce(served_digest, digest) ~ '^sha256:[0-9a-f]{64}$');
ALTER TABLE app.release ADD CONSTRAINT deployed_is_what_was_approved CHECK (state <> 'deployed' OR (served_digest = digest AND approved_by_id IS NOT NULL));
ALTER TABLE app.evaluation ADD CONSTRAINT digest_is_sha256 CHECK (digest ~ '^sha256:[0-9a-f]{64}$');
ALTER TABLE app.fairness_criterion ADD CONSTRAINT proposer_does_not_approve CHECK (approved_by_id <> proposed_by_id);
ALTER TABLE app.supplier ADD CONSTRAINT assessor_does_not_approve CHECK (approved_by_id <> assessed_by_id);
ALTER TABLE app.asset ADD CONSTRAINT inherited_need_is_1_to_5 CHECK (
  coalesce(inherited_confidentiality, 1) BETWEEN 1 AND 5 AND coalesce(inherited_integrity, 1) BETWEEN 1 AND 5
  AND coalesce(inherited_availability, 1) BETWEEN 1 AND 5);
CREATE UNIQUE INDEX one_fairness_criterion_in_force ON app.fairness_criterion (asset_id, metric) WHERE in_force_from IS NOT NULL AND ended_at IS NULL;

-- S5: whoever wrote a release does not approve it, unless a compensating review of it is recorded.
CREATE FUNCTION app.segregate_authors() RETURNS trigger LANGUAGE plpgsql SET search_path = app, pg_temp AS $$
BEGIN
  IF NEW.approved_by_id = ANY (NEW.author_ids)
    AND NOT app.was_looked_at('S5', 'releases.approve', NEW.id, NEW.approved_by_id)
  THEN
    RAISE EXCEPTION 'segregation S5: approved_by_id is an author' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER s5 BEFORE INSERT OR UPDATE OF approved_by_id, author_ids ON app.release
  FOR EACH ROW EXECUTE FUNCTION app.segregate_authors();

CREATE INDEX supplier_words ON app.supplier USING gin ((reference || ' ' || name) app.gin_trgm_ops);
CREATE INDEX data_flow_words ON app.data_flow USING gin ((reference || ' ' || name) app.gin_trgm_ops);
CREATE INDEX context_item_words ON app.context_item USING gin ((reference || ' ' || title) app.gin_trgm_ops);

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
  UNION ALL SELECT id, 'context_item', reference, title FROM app.context_item;

CREATE OR REPLACE FUNCTION app.module_of(entity text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE entity
    WHEN 'scope' THEN 'scope' WHEN 'environment' THEN 'scope' WHEN 'zone' THEN 'scope'
    WHEN 'asset' THEN 'assets' WHEN 'data_flow' THEN 'assets' WHEN 'exception' THEN 'assets'
    WHEN 'evaluation' THEN 'assets' WHEN 'release' THEN 'assets' WHEN 'supplier' THEN 'assets'
    WHEN 'context_item' THEN 'context'
    WHEN 'risk' THEN 'risk' WHEN 'treatment' THEN 'risk' WHEN 'risk_proposal' THEN 'risk'
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
    AND e.entity IN (SELECT n FROM unnest(ARRAY['scope','environment','zone','asset','data_flow','exception','evaluation','release','supplier','context_item','risk','treatment','risk_proposal','control','attestation','evidence','audit','finding']) n
                     WHERE app.engagement_open(app.module_of(n)))
    AND (e.entity <> 'audit' OR EXISTS (SELECT FROM app.audit a WHERE a.id::text = e.entity_id AND a.state IN ('reported', 'closed')))
    AND (before_id IS NULL OR e.id < before_id)
    AND (of_entity IS NULL OR e.entity = of_entity)
    AND (of_id IS NULL OR e.entity_id = of_id)
  ORDER BY e.id DESC LIMIT least(max_rows, 501)
$$;
