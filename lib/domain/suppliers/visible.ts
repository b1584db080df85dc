import sql, { type Sql } from "sql-template-tag";
import { type Actor, holds } from "@/lib/kernel/actor";
import { SUPPLIER_READERS } from "./schema";

/** Staff see what they own or proposed; row policies bound what an assessor sees. */
const isReader = (actor: Actor) => holds(actor, ...SUPPLIER_READERS, "external_auditor");

export const visibleRows = (actor: Actor): Sql[] =>
  isReader(actor) ? [] : [sql`${actor.id}::uuid IN (s.owner_id, s.proposed_by_id)`];

export const visibleWhere = (actor: Actor) =>
  isReader(actor) ? {} : { OR: [{ ownerId: actor.id }, { proposedById: actor.id }] };
