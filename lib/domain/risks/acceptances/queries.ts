import sql, { empty } from "sql-template-tag";
import { dayOf, isUuid } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { AcceptanceState } from "@/prisma/generated/enums";
import { type Band, RISK_READERS } from "../schema";
import {
  acceptancePage,
  lapsedInput,
  lapsedShape,
  listAcceptancesInput,
  type Outcome,
} from "./schema";
import { OUTCOME } from "./steps";

interface Flat {
  id: string;
  reference: string;
  state: AcceptanceState;
  outcome: Outcome;
  score: number;
  band: Band;
  atRisk: boolean;
  version: number;
  validUntil: string | null;
  requestedAt: Date;
  requestedBy: string;
  decidedAt: Date | null;
  decidedBy: string | null;
  riskId: string;
  riskReference: string;
  riskTitle: string;
  ownerId: string;
  ownerReference: string;
  ownerName: string;
  sortValue: string;
  total: number;
}

const same = (ref: string) => (isUuid(ref) ? sql`id = ${ref}::uuid` : sql`reference = ${ref}`);

/** Who accepted which risk until when, and what became of it. */
export const listAcceptances = query({
  name: "acceptances.list",
  may: [...RISK_READERS, "external_auditor"],
  module: "risk",
  route: "GET /acceptances",
  input: listAcceptancesInput,
  output: acceptancePage,
  async run({ input, rows }) {
    const found = await rows<Flat>(
      listStatement(
        {
          columns: sql`a.id, a.reference, a.state, ${OUTCOME} AS outcome, a.score, a.band, a.at_risk AS "atRisk", a.version,
            a.valid_until AS "validUntil", a.requested_at AS "requestedAt", q.name AS "requestedBy",
            a.decided_at AS "decidedAt", d.name AS "decidedBy", r.id AS "riskId",
            r.reference AS "riskReference", r.title AS "riskTitle", o.id AS "ownerId",
            o.reference AS "ownerReference", o.name AS "ownerName"`,
          from: sql`app.acceptance a JOIN app.risk r ON r.id = a.risk_id
            JOIN app.person o ON o.id = r.owner_id JOIN app.person q ON q.id = a.requested_by_id
            LEFT JOIN app.person d ON d.id = a.decided_by_id`,
          countFrom: sql`app.acceptance a JOIN app.risk r ON r.id = a.risk_id`,
          where: [
            ...within(sql`a.state`, input.state),
            ...within(sql`a.band`, input.band),
            ...(input.risk
              ? [sql`a.risk_id = (SELECT id FROM app.risk WHERE ${same(input.risk)})`]
              : []),
            ...matching(sql`(r.reference || ' ' || r.title)`, input.q),
          ],
          sorts: {
            validUntil: { by: sql`coalesce(a.valid_until, 'infinity'::date)`, as: "date" },
            reference: { by: sql`a.reference`, as: "text" },
          },
          defaultSort: "validUntil",
          id: sql`a.id`,
        },
        input,
      ),
    );
    const { rows: page, ...rest } = pageFrom(found, input);
    return { ...rest, rows: page.map(rowOf) };
  },
});

const rowOf = (one: Flat) => ({
  ...one,
  risk: { id: one.riskId, reference: one.riskReference, title: one.riskTitle },
  owner: { id: one.ownerId, reference: one.ownerReference, name: one.ownerName },
  requestedAt: one.requestedAt.toISOString(),
  decidedAt: one.decidedAt ? one.decidedAt.toISOString() : null,
});

/** Acceptances whose last day has passed, the longest over first. */
export const lapsedAcceptances = query({
  name: "acceptances.lapsed",
  may: ["system"],
  input: lapsedInput,
  output: lapsedShape,
  async run({ input: { after, size }, now, rows }) {
    const found = await rows<{ id: string; day: string }>(sql`
      SELECT a.id, a.valid_until AS day FROM app.acceptance a
      WHERE a.state = 'accepted' AND a.valid_until < ${dayOf(now)}::date
        ${after ? sql`AND (a.valid_until, a.id) > (${after.day}::date, ${after.id}::uuid)` : empty}
      ORDER BY a.valid_until, a.id LIMIT ${size}`);
    const last = found.length === size ? found.at(-1) : undefined;
    return { ids: found.map(({ id }) => id), next: last ?? null };
  },
});
