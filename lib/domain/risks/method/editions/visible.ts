import { type Actor, holds } from "@/lib/kernel/actor";
import { MethodState } from "@/prisma/generated/enums";
import { RISK_READERS } from "../../schema";

/** The states an actor may see: assessors read what is or was in force. */
export const visibleStates = (actor: Actor): MethodState[] =>
  holds(actor, ...RISK_READERS) ? Object.values(MethodState) : ["in_force", "superseded"];
