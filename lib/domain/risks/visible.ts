import sql, { type Sql } from "sql-template-tag";
import { type Actor, holds } from "@/lib/kernel/actor";
import { RISK_READERS } from "./schema";

/** Whole register, or (staff) what one proposed, carries out or verifies. Names the table `r`. */
export const visibleRisks = (actor: Actor): Sql[] =>
  holds(actor, ...RISK_READERS, "external_auditor", "system")
    ? []
    : [
        sql`(r.proposed_by_id = ${actor.id}::uuid OR EXISTS (SELECT FROM app.treatment v
          WHERE v.risk_id = r.id AND (v.responsible_id = ${actor.id}::uuid OR v.verifier_id = ${actor.id}::uuid)))`,
      ];
