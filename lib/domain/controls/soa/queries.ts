import sql from "sql-template-tag";
import { listStatement, matching, pageFrom } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { type InclusionReason, type SoaLine, soaInput, soaPage } from "../schema";
import { instant, personOf } from "../steps";
import { countTexts, flagsOf, justificationOf } from "./rules";

type Found = Omit<SoaLine, "flags" | "justification" | "sources"> & {
  inclusion: InclusionReason[];
  exclusionReason: string | null;
  sortValue: string;
  total: number;
};

const COLUMNS = sql`c.id, c.reference AS ref, c.title, c.theme, c.source::text, c.necessary,
  c.inclusion, c.exclusion_reason AS "exclusionReason", c.operating_state::text AS state,
  c.implementation_status::text AS implementation, ${instant("c.state_since")} AS since,
  ${personOf("o")} AS owner,
  (SELECT a.result::text FROM attestation a WHERE a.control_id = c.id AND a.state = 'accepted'
    ORDER BY a.reviewed_at DESC LIMIT 1) AS "lastResult"`;

const WHOLE = { size: 500 } as const;

/** The Statement of Applicability as it stands now: every control with its decision (6.1.3 d). */
export const listSoa = query({
  name: "soa.list",
  may: [
    "admin",
    "compliance",
    "engineer",
    "risk_owner",
    "internal_auditor",
    "external_auditor",
    "top_management",
  ],
  module: "soa",
  route: "GET /soa",
  input: soaInput,
  output: soaPage,
  async run({ input, rows }) {
    const plan = {
      columns: COLUMNS,
      from: sql`control c LEFT JOIN person o ON o.id = c.owner_id`,
      where: matching(sql`(c.reference || ' ' || c.title)`, input.q),
      sorts: { position: { by: sql`c.position`, as: "int" } },
      defaultSort: "position",
      id: sql`c.id`,
    } as const;
    // The statement is read whole: whether a sentence is repeated shows only beside all others.
    const found = await rows<Found>(listStatement(plan, WHOLE));
    const page = pageFrom(found, WHOLE);
    const judged = page.rows.map((line) => ({ ...line, hasOwner: line.owner !== null }));
    const counts = countTexts(judged);
    const lines = judged.map((line) => ({
      ...line,
      justification: justificationOf(line),
      sources: line.inclusion,
      flags: flagsOf(line, counts),
    }));
    const shown = lines.filter(
      ({ theme, state }) =>
        (input.theme?.includes(theme) ?? true) && (input.state?.includes(state) ?? true),
    );
    return { ...page, rows: shown, total: shown.length, counts: countsOf(lines) };
  },
});

const countsOf = (lines: readonly Pick<SoaLine, "necessary" | "flags">[]) => ({
  necessary: lines.filter(({ necessary }) => necessary === true).length,
  excluded: lines.filter(({ necessary }) => necessary === false).length,
  undecided: lines.filter(({ necessary }) => necessary === null).length,
  flagged: lines.filter(({ flags }) => flags.length > 0).length,
});
