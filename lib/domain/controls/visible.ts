import sql, { type Sql } from "sql-template-tag";
import { type Actor, holds } from "@/lib/kernel/actor";

/** Who reads controls, attestations and evidence as a whole. */
export const CONTROL_READERS = [
  "admin",
  "compliance",
  "engineer",
  "risk_owner",
  "internal_auditor",
  "external_auditor",
  "top_management",
] as const;

/** Staff without another role sees what it owns or reviews, and nothing else. */
export const seesAllControls = (actor: Actor) => holds(actor, ...CONTROL_READERS, "system");

/** Condition on a control aliased `c`. */
export const visibleControls = (actor: Actor): Sql[] =>
  seesAllControls(actor)
    ? []
    : [sql`(c.owner_id = ${actor.id}::uuid OR c.reviewer_id = ${actor.id}::uuid)`];

/** Condition on evidence aliased `e`. */
export const visibleEvidence = (actor: Actor): Sql[] =>
  seesAllControls(actor)
    ? []
    : [
        sql`(e.submitted_by_id = ${actor.id}::uuid OR EXISTS (
          SELECT FROM evidence_control ec JOIN control c ON c.id = ec.control_id
          WHERE ec.evidence_id = e.id
            AND (c.owner_id = ${actor.id}::uuid OR c.reviewer_id = ${actor.id}::uuid)))`,
      ];
