import { type Actor, holds } from "@/lib/kernel/actor";
import { SoaState } from "@/prisma/generated/enums";

/** Who reads the statement; assessors read what is or was approved. */
export const SOA_READERS = [
  "admin",
  "compliance",
  "engineer",
  "risk_owner",
  "internal_auditor",
  "top_management",
] as const;

/** The states an actor may see. */
export const visibleStates = (actor: Actor): SoaState[] =>
  holds(actor, ...SOA_READERS) ? Object.values(SoaState) : ["approved", "superseded"];
