import type { Actor } from "@/lib/kernel/actor";
import { query } from "@/lib/kernel/operation";
import type { Reader } from "@/lib/platform/db";
import { editionFor } from "../editions/steps";
import { SOA_READERS } from "../editions/visible";
import { type Rows, readLines } from "../steps";
import { compareLines } from "./rules";
import { compareSoaInput, LIVE, soaComparison } from "./schema";

/** The difference of any two editions, or of an edition and the statement as it stands. */
export const compareSoa = query({
  name: "soa.compare",
  may: [...SOA_READERS, "external_auditor"],
  module: "soa",
  route: "GET /soa-editions/:id/differences",
  input: compareSoaInput,
  output: soaComparison,
  async run({ actor, input, db, rows }) {
    const asking = { actor, db, rows };
    const from = await sideOf(asking, input.from);
    const to = await sideOf(asking, input.id);
    const changes = compareLines(from.lines, to.lines);
    return {
      ...{ from: from.shown, to: to.shown, changes },
      decisions: changes.filter(({ isDecision }) => isDecision).length,
    };
  },
});

interface Asking {
  readonly actor: Actor;
  readonly db: Reader;
  readonly rows: Rows;
}

/** An edition without frozen lines is a draft: its lines are those of the live statement. */
async function sideOf({ actor, db, rows }: Asking, ref: string) {
  if (ref === LIVE) {
    const lines = await readLines(rows);
    const shown = { edition: LIVE, state: null, approvedAt: null, lineCount: lines.length };
    return { lines, shown };
  }
  const { edition, state, approvedAt, ...one } = await editionFor(db, actor, ref);
  const lines = state === "draft" ? await readLines(rows) : one.lines;
  return { lines, shown: { edition, state, approvedAt, lineCount: lines.length } };
}
