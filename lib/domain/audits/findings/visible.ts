import sql, { type Sql } from "sql-template-tag";
import { type Actor, holds } from "@/lib/kernel/actor";

/** Staff see the findings they raised or are named in; every other reader sees all. */
export const seesAllFindings = (actor: Actor) =>
  holds(
    actor,
    "admin",
    "compliance",
    "engineer",
    "risk_owner",
    "internal_auditor",
    "external_auditor",
    "top_management",
  );

export const visibleFindings = (actor: Actor): Sql[] =>
  seesAllFindings(actor)
    ? []
    : [sql`${actor.id}::uuid IN (f.raised_by_id, f.area_owner_id, f.responsible_id)`];
