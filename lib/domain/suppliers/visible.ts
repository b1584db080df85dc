import sql, { type Sql } from "sql-template-tag";
import { type Actor, holds } from "@/lib/kernel/actor";
import { SUPPLIER_READERS } from "./schema";

/**
 * Staff see what they own or proposed, and where they were named for an action: also once it is done, as
 * their word on it stays there. Row policies bound what an assessor sees.
 */
const isReader = (actor: Actor) => holds(actor, ...SUPPLIER_READERS, "external_auditor");

export const visibleRows = (actor: Actor): Sql[] =>
  isReader(actor)
    ? []
    : [
        sql`(${actor.id}::uuid IN (s.owner_id, s.proposed_by_id) OR EXISTS (
          SELECT FROM app.supplier_action k WHERE k.supplier_id = s.id AND k.responsible_id = ${actor.id}::uuid))`,
      ];

export const visibleWhere = (actor: Actor) =>
  isReader(actor)
    ? {}
    : {
        OR: [
          { ownerId: actor.id },
          { proposedById: actor.id },
          { actions: { some: { responsibleId: actor.id } } },
        ],
      };
