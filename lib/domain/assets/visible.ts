import sql, { type Sql } from "sql-template-tag";
import { type Actor, holds } from "@/lib/kernel/actor";
import { ASSET_READERS } from "./schema";

/** Staff see what they own or keep; row policies bound what an assessor sees. */
const isReader = (actor: Actor) => holds(actor, ...ASSET_READERS, "external_auditor");

export const visibleRows = (actor: Actor): Sql[] =>
  isReader(actor) ? [] : [sql`${actor.id}::uuid IN (a.owner_id, a.custodian_id)`];

export const visibleWhere = (actor: Actor) =>
  isReader(actor) ? {} : { OR: [{ ownerId: actor.id }, { custodianId: actor.id }] };
