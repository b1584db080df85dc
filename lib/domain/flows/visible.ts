import sql, { type Sql } from "sql-template-tag";
import { type Actor, holds } from "@/lib/kernel/actor";
import { ASSET_READERS } from "../assets/schema";

/** Staff see the flows of what they own or keep; row policies bound what an assessor sees. */
export const visibleRows = (actor: Actor): Sql[] =>
  holds(actor, ...ASSET_READERS, "external_auditor", "system")
    ? []
    : [
        sql`${actor.id}::uuid IN (f.owner_id, fa.owner_id, fa.custodian_id, ta.owner_id, ta.custodian_id)`,
      ];
