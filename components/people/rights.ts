import { grantRole } from "@/lib/domain/people/commands";
import { type Actor, holds } from "@/lib/kernel/actor";

/** Whether this person gives roles to others. */
export const givesRoles = (actor: Actor) => holds(actor, ...grantRole.may);
