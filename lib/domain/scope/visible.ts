import { type Actor, holds } from "@/lib/kernel/actor";
import { ScopeState } from "@/prisma/generated/enums";

/** Who reads drafts: whoever works on them or judges the system from inside. */
const INSIDE = [
  "admin",
  "compliance",
  "engineer",
  "risk_owner",
  "internal_auditor",
  "top_management",
] as const;

/** The states an actor may see: staff and assessors read what was approved. */
export const visibleStates = (actor: Actor): ScopeState[] =>
  holds(actor, ...INSIDE) ? Object.values(ScopeState) : ["approved", "superseded"];
