
-- CreateEnum
CREATE TYPE "AssetKind" AS ENUM ('model', 'dataset', 'endpoint', 'supporting');

-- CreateEnum
CREATE TYPE "AssetState" AS ENUM ('proposed', 'active', 'under_change', 'retired', 'disposed');

-- CreateEnum
CREATE TYPE "Classification" AS ENUM ('public', 'internal', 'confidential', 'restricted');

-- CreateEnum
CREATE TYPE "PersonalData" AS ENUM ('yes', 'no', 'unknown');

-- CreateEnum
CREATE TYPE "Exposure" AS ENUM ('public', 'partner', 'internal');

-- CreateEnum
CREATE TYPE "RelationType" AS ENUM ('derived_from', 'trained_on', 'evaluated_with', 'serves', 'uses', 'writes', 'processes', 'collected_by', 'stored_in', 'hosted_on', 'receives', 'deploys', 'authenticates_with');

-- CreateEnum
CREATE TYPE "AuditState" AS ENUM ('planned', 'announced', 'in_progress', 'reporting', 'reported', 'closed', 'cancelled');

-- CreateEnum
CREATE TYPE "ChecklistResult" AS ENUM ('conforming', 'finding', 'not_tested');

-- CreateEnum
CREATE TYPE "FindingState" AS ENUM ('open', 'response_due', 'plan_submitted', 'plan_accepted', 'implemented', 'verifying', 'closed', 'reopened', 'withdrawn');

-- CreateEnum
CREATE TYPE "Grade" AS ENUM ('major', 'minor', 'observation', 'opportunity');

-- CreateEnum
CREATE TYPE "FindingSource" AS ENUM ('internal_audit', 'certification_body', 'incident', 'policy_check', 'supplier', 'management_review', 'complaint', 'employee');

-- CreateEnum
CREATE TYPE "ControlSource" AS ENUM ('annex_a', 'own');

-- CreateEnum
CREATE TYPE "ImplementationStatus" AS ENUM ('not_started', 'planned', 'partial', 'implemented', 'not_applicable');

-- CreateEnum
CREATE TYPE "OperatingState" AS ENUM ('not_decided', 'planned', 'effective', 'attested', 'partial', 'overdue_grace', 'overdue', 'failed', 'excluded');

-- CreateEnum
CREATE TYPE "AttestationState" AS ENUM ('scheduled', 'due', 'submitted', 'accepted', 'rejected', 'overdue');

-- CreateEnum
CREATE TYPE "AttestationResult" AS ENUM ('effective', 'partly_effective', 'not_effective');

-- CreateEnum
CREATE TYPE "EvidenceState" AS ENUM ('draft', 'submitted', 'accepted', 'rejected', 'expired', 'withdrawn');

-- CreateEnum
CREATE TYPE "EvidenceKind" AS ENUM ('export', 'log', 'configuration', 'report', 'record', 'photo', 'link');

-- CreateEnum
CREATE TYPE "CollectionMethod" AS ENUM ('manual', 'automatic');

-- CreateEnum
CREATE TYPE "EngagementState" AS ENUM ('proposed', 'approved', 'open', 'ended', 'revoked', 'declined');

-- CreateEnum
CREATE TYPE "GrantedRole" AS ENUM ('admin', 'compliance', 'engineer', 'risk_owner', 'internal_auditor', 'external_auditor', 'staff', 'top_management');

-- CreateEnum
CREATE TYPE "PersonState" AS ENUM ('active', 'deactivated');

-- CreateEnum
CREATE TYPE "CompensatingReviewState" AS ENUM ('requested', 'recorded', 'refused', 'superseded');

-- CreateEnum
CREATE TYPE "RiskState" AS ENUM ('identified', 'assessed', 'treatment_planned', 'in_treatment', 'monitored', 'accepted', 'closed');

-- CreateEnum
CREATE TYPE "TreatmentOption" AS ENUM ('modify', 'avoid', 'share', 'retain');

-- CreateEnum
CREATE TYPE "Side" AS ENUM ('likelihood', 'impact', 'both');

-- CreateEnum
CREATE TYPE "Strength" AS ENUM ('weak', 'moderate', 'strong');

-- CreateEnum
CREATE TYPE "TreatmentState" AS ENUM ('proposed', 'approved', 'in_progress', 'done', 'verified', 'cancelled');

-- CreateEnum
CREATE TYPE "AcceptanceState" AS ENUM ('requested', 'accepted', 'rejected', 'expired', 'revoked', 'voided');

-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('proposed', 'accepted', 'dismissed');

-- CreateEnum
CREATE TYPE "ScopeState" AS ENUM ('draft', 'in_review', 'approved', 'superseded');

-- CreateEnum
CREATE TYPE "ScopeReviewResult" AS ENUM ('still_valid', 'new_draft');

-- CreateEnum
CREATE TYPE "ScopeTrigger" AS ENUM ('interval', 'asset_kind', 'supplier', 'site', 'service', 'interface', 'requirement', 'climate', 'incident', 'management_review');

-- CreateEnum
CREATE TYPE "Tier" AS ENUM ('production', 'staging', 'test', 'development');

-- CreateTable
CREATE TABLE "asset" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('asset'),
    "name" TEXT NOT NULL,
    "kind" "AssetKind" NOT NULL,
    "subtype" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "state" "AssetState" NOT NULL DEFAULT 'proposed',
    "in_scope" BOOLEAN,
    "scope_reason" TEXT,
    "owner_id" UUID,
    "owner_agreed_at" TIMESTAMPTZ(3),
    "custodian_id" UUID,
    "classification" "Classification",
    "environment_id" UUID,
    "personal_data" "PersonalData" NOT NULL DEFAULT 'unknown',
    "confidentiality" INTEGER,
    "integrity" INTEGER,
    "availability" INTEGER,
    "location" TEXT NOT NULL DEFAULT '',
    "supplier" TEXT NOT NULL DEFAULT '',
    "release" TEXT NOT NULL DEFAULT '',
    "digest" TEXT,
    "licence" TEXT,
    "provenance" TEXT NOT NULL DEFAULT '',
    "languages" TEXT[],
    "legal_basis" TEXT NOT NULL DEFAULT '',
    "url" TEXT,
    "exposure" "Exposure",
    "authentication" TEXT NOT NULL DEFAULT '',
    "next_review" DATE,
    "card_digest" TEXT,
    "proposed_by_id" UUID,
    "retired_at" TIMESTAMPTZ(3),
    "retirement" TEXT,
    "deleted_by_id" UUID,
    "deleted_at" TIMESTAMPTZ(3),
    "deletions" JSONB NOT NULL DEFAULT '[]',
    "disposed_by_id" UUID,
    "disposed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "asset_relation" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "type" "RelationType" NOT NULL,

    CONSTRAINT "asset_relation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "asset_confirmation" (
    "id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "next_review" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "asset_confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('audit'),
    "title" TEXT NOT NULL,
    "state" "AuditState" NOT NULL DEFAULT 'planned',
    "objective" TEXT NOT NULL DEFAULT '',
    "scope" TEXT NOT NULL DEFAULT '',
    "criteria" TEXT[],
    "method" TEXT NOT NULL DEFAULT '',
    "independence" TEXT NOT NULL DEFAULT '',
    "lead_auditor_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "strengths" TEXT[],
    "conclusion" TEXT,
    "distribution" TEXT[],
    "announced_at" TIMESTAMPTZ(3),
    "report_issued_at" TIMESTAMPTZ(3),
    "discussed_on" DATE,
    "closed_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_item" (
    "id" UUID NOT NULL,
    "audit_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "result" "ChecklistResult",
    "note" TEXT NOT NULL DEFAULT '',
    "finding_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "checklist_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('finding'),
    "audit_id" UUID,
    "source" "FindingSource" NOT NULL,
    "grade" "Grade",
    "state" "FindingState" NOT NULL DEFAULT 'open',
    "title" TEXT NOT NULL,
    "ref" TEXT NOT NULL DEFAULT '',
    "criterion" TEXT NOT NULL DEFAULT '',
    "evidence" TEXT NOT NULL DEFAULT '',
    "gap" TEXT NOT NULL DEFAULT '',
    "effect" TEXT NOT NULL DEFAULT '',
    "raised_by_id" UUID NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "graded_by_id" UUID,
    "graded_at" TIMESTAMPTZ(3),
    "grade_reason" TEXT,
    "area_owner_id" UUID,
    "response_due" DATE,
    "correction" TEXT,
    "corrected_at" DATE,
    "extent_check" TEXT,
    "root_cause" TEXT,
    "action" TEXT,
    "responsible_id" UUID,
    "action_due" DATE,
    "submitted_by_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "effectiveness_criterion" TEXT,
    "plan_accepted_by_id" UUID,
    "plan_accepted_at" TIMESTAMPTZ(3),
    "plan_note" TEXT,
    "return_reason" TEXT,
    "implemented_note" TEXT,
    "implemented_by_id" UUID,
    "implemented_at" TIMESTAMPTZ(3),
    "observation_days" INTEGER,
    "observation_reason" TEXT,
    "observe_until" DATE,
    "verification" TEXT,
    "verified_by_id" UUID,
    "verified_at" TIMESTAMPTZ(3),
    "withdraw_reason" TEXT,
    "withdraw_asked_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding_evidence" (
    "finding_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,

    CONSTRAINT "finding_evidence_pkey" PRIMARY KEY ("finding_id","evidence_id")
);

-- CreateTable
CREATE TABLE "control" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('control'),
    "title" TEXT NOT NULL,
    "source" "ControlSource" NOT NULL,
    "theme" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "necessary" BOOLEAN,
    "inclusion" JSONB NOT NULL DEFAULT '[]',
    "exclusion_reason" TEXT,
    "statement" TEXT NOT NULL DEFAULT '',
    "statement_version" INTEGER NOT NULL DEFAULT 0,
    "owner_id" UUID,
    "reviewer_id" UUID,
    "attestation_days" INTEGER NOT NULL DEFAULT 180,
    "implementation_status" "ImplementationStatus" NOT NULL DEFAULT 'not_started',
    "operating_state" "OperatingState" NOT NULL DEFAULT 'not_decided',
    "state_since" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "control_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attestation" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('attestation'),
    "control_id" UUID NOT NULL,
    "state" "AttestationState" NOT NULL DEFAULT 'scheduled',
    "due" DATE NOT NULL,
    "attester_id" UUID,
    "result" "AttestationResult",
    "period_from" DATE,
    "period_to" DATE,
    "comment" TEXT,
    "delay_reason" TEXT,
    "statement" TEXT,
    "statement_version" INTEGER,
    "submitted_at" TIMESTAMPTZ(3),
    "reviewer_id" UUID,
    "reviewed_at" TIMESTAMPTZ(3),
    "tests" TEXT[],
    "quality" INTEGER,
    "rejection" TEXT,
    "recall_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attestation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attestation_evidence" (
    "attestation_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,

    CONSTRAINT "attestation_evidence_pkey" PRIMARY KEY ("attestation_id","evidence_id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('evidence'),
    "title" TEXT NOT NULL,
    "kind" "EvidenceKind" NOT NULL,
    "source" TEXT NOT NULL,
    "method" "CollectionMethod" NOT NULL DEFAULT 'manual',
    "state" "EvidenceState" NOT NULL DEFAULT 'submitted',
    "file_name" TEXT NOT NULL,
    "file_kind" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "collected_at" DATE NOT NULL,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "valid_until" DATE,
    "classification" "Classification" NOT NULL DEFAULT 'internal',
    "personal_data" BOOLEAN NOT NULL DEFAULT false,
    "submitted_by_id" UUID NOT NULL,
    "accepted_by_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_control" (
    "evidence_id" UUID NOT NULL,
    "control_id" UUID NOT NULL,

    CONSTRAINT "evidence_control_pkey" PRIMARY KEY ("evidence_id","control_id")
);

-- CreateTable
CREATE TABLE "evidence_asset" (
    "evidence_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,

    CONSTRAINT "evidence_asset_pkey" PRIMARY KEY ("evidence_id","asset_id")
);

-- CreateTable
CREATE TABLE "engagement" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('engagement'),
    "person_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "state" "EngagementState" NOT NULL DEFAULT 'proposed',
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "early_access_from" DATE,
    "modules" TEXT[],
    "masks" TEXT[],
    "confidentiality_on" DATE,
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "engagement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('person'),
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL,
    "state" "PersonState" NOT NULL DEFAULT 'active',
    "external" BOOLEAN NOT NULL DEFAULT false,
    "access_until" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "GrantedRole" NOT NULL,
    "granted_by_id" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "until" DATE,
    "decision" TEXT,
    "revoked_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "person_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "device" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "lock_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "reset_link" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "issued_by_id" UUID,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "reset_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('token'),
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "compensating_review" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('compensating_review'),
    "rule" TEXT NOT NULL,
    "record_kind" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "record_label" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "state" "CompensatingReviewState" NOT NULL DEFAULT 'requested',
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "second_person_id" UUID,
    "second_look" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "compensating_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "example" BOOLEAN NOT NULL DEFAULT false,
    "leave_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency" (
    "key" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "request_hash" TEXT NOT NULL,
    "answer" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("key","actor_id")
);

-- CreateTable
CREATE TABLE "risk" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('risk'),
    "title" TEXT NOT NULL,
    "cause" TEXT NOT NULL DEFAULT '',
    "event" TEXT NOT NULL DEFAULT '',
    "consequence" TEXT NOT NULL DEFAULT '',
    "threat_id" TEXT,
    "properties" TEXT[],
    "owner_id" UUID NOT NULL,
    "state" "RiskState" NOT NULL DEFAULT 'identified',
    "option" "TreatmentOption",
    "inherent_likelihood" INTEGER NOT NULL DEFAULT 0,
    "inherent_impact" INTEGER NOT NULL DEFAULT 0,
    "inherent_score" INTEGER NOT NULL DEFAULT 0,
    "current_likelihood" INTEGER NOT NULL DEFAULT 0,
    "current_impact" INTEGER NOT NULL DEFAULT 0,
    "current_score" INTEGER NOT NULL DEFAULT 0,
    "residual_likelihood" INTEGER NOT NULL DEFAULT 0,
    "residual_impact" INTEGER NOT NULL DEFAULT 0,
    "residual_score" INTEGER NOT NULL DEFAULT 0,
    "method_version" TEXT,
    "assessed_at" TIMESTAMPTZ(3),
    "confirmed_score" INTEGER,
    "confirmed_at" TIMESTAMPTZ(3),
    "proposed_by_id" UUID,
    "close_reason" TEXT,
    "close_asked_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "next_review" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "risk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risk_asset" (
    "risk_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,

    CONSTRAINT "risk_asset_pkey" PRIMARY KEY ("risk_id","asset_id")
);

-- CreateTable
CREATE TABLE "risk_control" (
    "id" UUID NOT NULL,
    "risk_id" UUID NOT NULL,
    "control_id" UUID NOT NULL,
    "side" "Side" NOT NULL,
    "strength" "Strength" NOT NULL,

    CONSTRAINT "risk_control_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risk_assessment" (
    "id" UUID NOT NULL,
    "risk_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "trigger" TEXT NOT NULL,
    "method_version" TEXT NOT NULL,
    "inherent_likelihood" INTEGER NOT NULL,
    "inherent_impact" INTEGER NOT NULL,
    "reason_likelihood" TEXT NOT NULL,
    "reason_impact" TEXT NOT NULL,
    "current_likelihood" INTEGER NOT NULL,
    "current_impact" INTEGER NOT NULL,
    "residual_likelihood" INTEGER NOT NULL,
    "residual_impact" INTEGER NOT NULL,
    "computed_likelihood" INTEGER NOT NULL,
    "computed_impact" INTEGER NOT NULL,
    "override_reason" TEXT,
    "inputs" JSONB NOT NULL,

    CONSTRAINT "risk_assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "treatment" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "risk_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "state" "TreatmentState" NOT NULL DEFAULT 'proposed',
    "control_id" UUID,
    "side" "Side",
    "strength" "Strength",
    "responsible_id" UUID NOT NULL,
    "due" DATE NOT NULL,
    "due_reason" TEXT,
    "due_moved_by_id" UUID,
    "verification" TEXT NOT NULL DEFAULT '',
    "verifier_id" UUID,
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "done_note" TEXT,
    "done_by_id" UUID,
    "done_at" TIMESTAMPTZ(3),
    "verified_by_id" UUID,
    "verified_at" TIMESTAMPTZ(3),
    "verified_note" TEXT,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "treatment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "treatment_evidence" (
    "treatment_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,

    CONSTRAINT "treatment_evidence_pkey" PRIMARY KEY ("treatment_id","evidence_id")
);

-- CreateTable
CREATE TABLE "acceptance" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('acceptance'),
    "risk_id" UUID NOT NULL,
    "state" "AcceptanceState" NOT NULL DEFAULT 'requested',
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "score" INTEGER NOT NULL,
    "band" TEXT NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "valid_until" DATE,
    "reason" TEXT,
    "binds" JSONB,
    "at_risk" BOOLEAN NOT NULL DEFAULT false,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "acceptance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risk_proposal" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT app.next_reference('risk_proposal'),
    "asset_id" UUID NOT NULL,
    "threat_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "state" "ProposalState" NOT NULL DEFAULT 'proposed',
    "risk_id" UUID,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "dismissal" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "risk_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scope_statement" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "state" "ScopeState" NOT NULL DEFAULT 'draft',
    "statement" TEXT NOT NULL,
    "units" TEXT NOT NULL DEFAULT '',
    "services" TEXT NOT NULL DEFAULT '',
    "included" TEXT[],
    "interfaces" JSONB NOT NULL DEFAULT '[]',
    "exclusions" JSONB NOT NULL DEFAULT '[]',
    "kind_reasons" JSONB NOT NULL DEFAULT '{}',
    "requirements" TEXT NOT NULL DEFAULT '',
    "review_interval_months" INTEGER NOT NULL DEFAULT 12,
    "next_review" DATE,
    "author_id" UUID NOT NULL,
    "writer_ids" UUID[],
    "submitted_at" TIMESTAMPTZ(3),
    "return_comment" TEXT,
    "approver_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "sha256" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scope_statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scope_review" (
    "id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "trigger" "ScopeTrigger" NOT NULL,
    "occasion" TEXT NOT NULL DEFAULT '',
    "result" "ScopeReviewResult" NOT NULL,
    "reason" TEXT NOT NULL,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "scope_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "environment" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tier" "Tier" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "environment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "asset_reference_key" ON "asset"("reference");

-- CreateIndex
CREATE INDEX "asset_kind_name_id_idx" ON "asset"("kind", "name", "id");

-- CreateIndex
CREATE INDEX "asset_name_id_idx" ON "asset"("name", "id");

-- CreateIndex
CREATE INDEX "asset_owner_id_idx" ON "asset"("owner_id");

-- CreateIndex
CREATE INDEX "asset_state_idx" ON "asset"("state");

-- CreateIndex
CREATE INDEX "asset_next_review_idx" ON "asset"("next_review");

-- CreateIndex
CREATE INDEX "asset_relation_to_id_idx" ON "asset_relation"("to_id");

-- CreateIndex
CREATE UNIQUE INDEX "asset_relation_from_id_type_to_id_key" ON "asset_relation"("from_id", "type", "to_id");

-- CreateIndex
CREATE INDEX "asset_confirmation_asset_id_idx" ON "asset_confirmation"("asset_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_reference_key" ON "audit"("reference");

-- CreateIndex
CREATE INDEX "audit_starts_on_id_idx" ON "audit"("starts_on", "id");

-- CreateIndex
CREATE INDEX "audit_state_idx" ON "audit"("state");

-- CreateIndex
CREATE INDEX "checklist_item_finding_id_idx" ON "checklist_item"("finding_id");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_item_audit_id_ref_key" ON "checklist_item"("audit_id", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "finding_reference_key" ON "finding"("reference");

-- CreateIndex
CREATE INDEX "finding_raised_at_id_idx" ON "finding"("raised_at", "id");

-- CreateIndex
CREATE INDEX "finding_title_id_idx" ON "finding"("title", "id");

-- CreateIndex
CREATE INDEX "finding_state_response_due_idx" ON "finding"("state", "response_due");

-- CreateIndex
CREATE INDEX "finding_audit_id_idx" ON "finding"("audit_id");

-- CreateIndex
CREATE INDEX "finding_area_owner_id_idx" ON "finding"("area_owner_id");

-- CreateIndex
CREATE INDEX "finding_responsible_id_idx" ON "finding"("responsible_id");

-- CreateIndex
CREATE INDEX "finding_evidence_evidence_id_idx" ON "finding_evidence"("evidence_id");

-- CreateIndex
CREATE UNIQUE INDEX "control_reference_key" ON "control"("reference");

-- CreateIndex
CREATE INDEX "control_position_id_idx" ON "control"("position", "id");

-- CreateIndex
CREATE INDEX "control_owner_id_idx" ON "control"("owner_id");

-- CreateIndex
CREATE INDEX "control_operating_state_idx" ON "control"("operating_state");

-- CreateIndex
CREATE UNIQUE INDEX "attestation_reference_key" ON "attestation"("reference");

-- CreateIndex
CREATE INDEX "attestation_control_id_due_idx" ON "attestation"("control_id", "due");

-- CreateIndex
CREATE INDEX "attestation_state_due_idx" ON "attestation"("state", "due");

-- CreateIndex
CREATE INDEX "attestation_attester_id_idx" ON "attestation"("attester_id");

-- CreateIndex
CREATE INDEX "attestation_evidence_evidence_id_idx" ON "attestation_evidence"("evidence_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_reference_key" ON "evidence"("reference");

-- CreateIndex
CREATE INDEX "evidence_collected_at_id_idx" ON "evidence"("collected_at", "id");

-- CreateIndex
CREATE INDEX "evidence_title_id_idx" ON "evidence"("title", "id");

-- CreateIndex
CREATE INDEX "evidence_state_idx" ON "evidence"("state");

-- CreateIndex
CREATE INDEX "evidence_submitted_by_id_idx" ON "evidence"("submitted_by_id");

-- CreateIndex
CREATE INDEX "evidence_sha256_idx" ON "evidence"("sha256");

-- CreateIndex
CREATE INDEX "evidence_control_control_id_idx" ON "evidence_control"("control_id");

-- CreateIndex
CREATE INDEX "evidence_asset_asset_id_idx" ON "evidence_asset"("asset_id");

-- CreateIndex
CREATE UNIQUE INDEX "engagement_reference_key" ON "engagement"("reference");

-- CreateIndex
CREATE INDEX "engagement_person_id_state_idx" ON "engagement"("person_id", "state");

-- CreateIndex
CREATE INDEX "engagement_state_ends_on_idx" ON "engagement"("state", "ends_on");

-- CreateIndex
CREATE UNIQUE INDEX "person_reference_key" ON "person"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "person_state_name_idx" ON "person"("state", "name");

-- CreateIndex
CREATE INDEX "role_grant_person_id_revoked_at_idx" ON "role_grant"("person_id", "revoked_at");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_revoked_at_idx" ON "session"("person_id", "revoked_at");

-- CreateIndex
CREATE UNIQUE INDEX "reset_link_token_hash_key" ON "reset_link"("token_hash");

-- CreateIndex
CREATE INDEX "reset_link_person_id_idx" ON "reset_link"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_reference_key" ON "api_token"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_person_id_idx" ON "api_token"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "compensating_review_reference_key" ON "compensating_review"("reference");

-- CreateIndex
CREATE INDEX "compensating_review_record_id_rule_act_idx" ON "compensating_review"("record_id", "rule", "act");

-- CreateIndex
CREATE INDEX "compensating_review_state_idx" ON "compensating_review"("state");

-- CreateIndex
CREATE INDEX "idempotency_at_idx" ON "idempotency"("at");

-- CreateIndex
CREATE UNIQUE INDEX "risk_reference_key" ON "risk"("reference");

-- CreateIndex
CREATE INDEX "risk_current_score_id_idx" ON "risk"("current_score", "id");

-- CreateIndex
CREATE INDEX "risk_residual_score_id_idx" ON "risk"("residual_score", "id");

-- CreateIndex
CREATE INDEX "risk_inherent_score_id_idx" ON "risk"("inherent_score", "id");

-- CreateIndex
CREATE INDEX "risk_title_id_idx" ON "risk"("title", "id");

-- CreateIndex
CREATE INDEX "risk_state_current_score_id_idx" ON "risk"("state", "current_score", "id");

-- CreateIndex
CREATE INDEX "risk_owner_id_current_score_id_idx" ON "risk"("owner_id", "current_score", "id");

-- CreateIndex
CREATE INDEX "risk_next_review_idx" ON "risk"("next_review");

-- CreateIndex
CREATE INDEX "risk_residual_likelihood_residual_impact_idx" ON "risk"("residual_likelihood", "residual_impact");

-- CreateIndex
CREATE INDEX "risk_current_likelihood_current_impact_idx" ON "risk"("current_likelihood", "current_impact");

-- CreateIndex
CREATE INDEX "risk_asset_asset_id_idx" ON "risk_asset"("asset_id");

-- CreateIndex
CREATE INDEX "risk_control_control_id_idx" ON "risk_control"("control_id");

-- CreateIndex
CREATE UNIQUE INDEX "risk_control_risk_id_control_id_side_key" ON "risk_control"("risk_id", "control_id", "side");

-- CreateIndex
CREATE INDEX "risk_assessment_risk_id_at_idx" ON "risk_assessment"("risk_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "treatment_reference_key" ON "treatment"("reference");

-- CreateIndex
CREATE INDEX "treatment_risk_id_idx" ON "treatment"("risk_id");

-- CreateIndex
CREATE INDEX "treatment_responsible_id_state_idx" ON "treatment"("responsible_id", "state");

-- CreateIndex
CREATE INDEX "treatment_state_due_idx" ON "treatment"("state", "due");

-- CreateIndex
CREATE INDEX "treatment_evidence_evidence_id_idx" ON "treatment_evidence"("evidence_id");

-- CreateIndex
CREATE UNIQUE INDEX "acceptance_reference_key" ON "acceptance"("reference");

-- CreateIndex
CREATE INDEX "acceptance_risk_id_state_idx" ON "acceptance"("risk_id", "state");

-- CreateIndex
CREATE INDEX "acceptance_state_valid_until_idx" ON "acceptance"("state", "valid_until");

-- CreateIndex
CREATE UNIQUE INDEX "risk_proposal_reference_key" ON "risk_proposal"("reference");

-- CreateIndex
CREATE INDEX "risk_proposal_state_idx" ON "risk_proposal"("state");

-- CreateIndex
CREATE UNIQUE INDEX "risk_proposal_asset_id_threat_id_key" ON "risk_proposal"("asset_id", "threat_id");

-- CreateIndex
CREATE UNIQUE INDEX "scope_statement_reference_key" ON "scope_statement"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "scope_statement_edition_key" ON "scope_statement"("edition");

-- CreateIndex
CREATE INDEX "scope_statement_state_idx" ON "scope_statement"("state");

-- CreateIndex
CREATE INDEX "scope_review_scope_id_idx" ON "scope_review"("scope_id");

-- CreateIndex
CREATE UNIQUE INDEX "environment_reference_key" ON "environment"("reference");

-- AddForeignKey
ALTER TABLE "asset" ADD CONSTRAINT "asset_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset" ADD CONSTRAINT "asset_custodian_id_fkey" FOREIGN KEY ("custodian_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset" ADD CONSTRAINT "asset_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset_relation" ADD CONSTRAINT "asset_relation_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset_relation" ADD CONSTRAINT "asset_relation_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset_confirmation" ADD CONSTRAINT "asset_confirmation_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit" ADD CONSTRAINT "audit_lead_auditor_id_fkey" FOREIGN KEY ("lead_auditor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_audit_id_fkey" FOREIGN KEY ("audit_id") REFERENCES "audit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_audit_id_fkey" FOREIGN KEY ("audit_id") REFERENCES "audit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_raised_by_id_fkey" FOREIGN KEY ("raised_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_area_owner_id_fkey" FOREIGN KEY ("area_owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_responsible_id_fkey" FOREIGN KEY ("responsible_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_evidence" ADD CONSTRAINT "finding_evidence_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_evidence" ADD CONSTRAINT "finding_evidence_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "control" ADD CONSTRAINT "control_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "control" ADD CONSTRAINT "control_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_control_id_fkey" FOREIGN KEY ("control_id") REFERENCES "control"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_attester_id_fkey" FOREIGN KEY ("attester_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation_evidence" ADD CONSTRAINT "attestation_evidence_attestation_id_fkey" FOREIGN KEY ("attestation_id") REFERENCES "attestation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation_evidence" ADD CONSTRAINT "attestation_evidence_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_submitted_by_id_fkey" FOREIGN KEY ("submitted_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_control" ADD CONSTRAINT "evidence_control_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_control" ADD CONSTRAINT "evidence_control_control_id_fkey" FOREIGN KEY ("control_id") REFERENCES "control"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_asset" ADD CONSTRAINT "evidence_asset_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_asset" ADD CONSTRAINT "evidence_asset_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reset_link" ADD CONSTRAINT "reset_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compensating_review" ADD CONSTRAINT "compensating_review_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk" ADD CONSTRAINT "risk_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk_asset" ADD CONSTRAINT "risk_asset_risk_id_fkey" FOREIGN KEY ("risk_id") REFERENCES "risk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk_asset" ADD CONSTRAINT "risk_asset_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk_control" ADD CONSTRAINT "risk_control_risk_id_fkey" FOREIGN KEY ("risk_id") REFERENCES "risk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk_control" ADD CONSTRAINT "risk_control_control_id_fkey" FOREIGN KEY ("control_id") REFERENCES "control"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk_assessment" ADD CONSTRAINT "risk_assessment_risk_id_fkey" FOREIGN KEY ("risk_id") REFERENCES "risk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "treatment" ADD CONSTRAINT "treatment_risk_id_fkey" FOREIGN KEY ("risk_id") REFERENCES "risk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "treatment" ADD CONSTRAINT "treatment_control_id_fkey" FOREIGN KEY ("control_id") REFERENCES "control"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "treatment" ADD CONSTRAINT "treatment_responsible_id_fkey" FOREIGN KEY ("responsible_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "treatment" ADD CONSTRAINT "treatment_verifier_id_fkey" FOREIGN KEY ("verifier_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "treatment_evidence" ADD CONSTRAINT "treatment_evidence_treatment_id_fkey" FOREIGN KEY ("treatment_id") REFERENCES "treatment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "treatment_evidence" ADD CONSTRAINT "treatment_evidence_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_risk_id_fkey" FOREIGN KEY ("risk_id") REFERENCES "risk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk_proposal" ADD CONSTRAINT "risk_proposal_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk_proposal" ADD CONSTRAINT "risk_proposal_risk_id_fkey" FOREIGN KEY ("risk_id") REFERENCES "risk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scope_statement" ADD CONSTRAINT "scope_statement_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scope_statement" ADD CONSTRAINT "scope_statement_approver_id_fkey" FOREIGN KEY ("approver_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scope_review" ADD CONSTRAINT "scope_review_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "scope_statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
