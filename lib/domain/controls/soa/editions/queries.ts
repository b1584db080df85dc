import sql from "sql-template-tag";
import { listStatement, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { personOf } from "../../steps";
import {
  listSoaEditionsInput,
  type SoaEditionRow,
  soaEditionInput,
  soaEditionPage,
  soaEditionRecord,
} from "./schema";
import { editionFor } from "./steps";
import { SOA_READERS, visibleStates } from "./visible";

const MAY = [...SOA_READERS, "external_auditor"] as const;
const NUMBER = sql`(split_part(m.edition, '.', 1)::int * 1000 + split_part(m.edition, '.', 2)::int)`;

/** The editions, the newest first. */
export const listSoaEditions = query({
  name: "soa.editions",
  may: MAY,
  module: "soa",
  route: "GET /soa-editions",
  input: listSoaEditionsInput,
  output: soaEditionPage,
  async run({ actor, input, rows }) {
    const statement = listStatement(
      {
        columns: sql`m.id, m.reference, m.edition, m.state, m.version, m.note,
          to_json(m.submitted_at) AS "submittedAt", to_json(m.approved_at) AS "approvedAt",
          m.line_count AS "lineCount", m.sha256, ${personOf("w")} AS author, ${personOf("p")} AS approver`,
        from: sql`soa_edition m JOIN person w ON w.id = m.author_id
          LEFT JOIN person p ON p.id = m.approver_id`,
        countFrom: sql`soa_edition m`,
        where: [
          ...within(sql`m.state`, visibleStates(actor)),
          ...within(sql`m.state`, input.state),
        ],
        sorts: { edition: { by: NUMBER, as: "int" } },
        defaultSort: "-edition",
        id: sql`m.id`,
      },
      input,
    );
    const found = await rows<SoaEditionRow & { sortValue: string; total: number }>(statement);
    return pageFrom(found, input);
  },
});

const PERSON = { select: { id: true, reference: true, name: true } } as const;

/** One edition: its lines as they were frozen, and who stands behind them. */
export const getSoaEdition = query({
  name: "soa.edition",
  may: MAY,
  module: "soa",
  route: "GET /soa-editions/:id",
  input: soaEditionInput,
  output: soaEditionRecord,
  async run({ actor, input, db }) {
    const soa = await editionFor(db, actor, input.id);
    const writers = await db.person.findMany({ where: { id: { in: soa.writerIds } }, ...PERSON });
    return { ...soa, writers };
  },
});
