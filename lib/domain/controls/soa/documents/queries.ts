import type { Actor } from "@/lib/kernel/actor";
import { query } from "@/lib/kernel/operation";
import type { Reader } from "@/lib/platform/db";
import { LIVE } from "../comparison/schema";
import { editionFor } from "../editions/steps";
import { SOA_READERS } from "../editions/visible";
import { type Rows, readLines } from "../steps";
import { soaDocument, soaDocumentInput } from "./schema";

/** The statement to take away, live or as an edition; that it left is in the trail. */
export const exportSoa = query({
  name: "soa.export",
  may: [...SOA_READERS, "external_auditor"],
  module: "soa",
  logged: true,
  input: soaDocumentInput,
  output: soaDocument,
  async run({ actor, input, now, db, rows }) {
    const organisation = await db.organisation.findFirst({ select: { name: true } });
    return {
      ...(input.id === LIVE ? await liveOf(rows) : await statedIn({ actor, db, rows }, input.id)),
      organisation: organisation?.name ?? "",
      takenBy: actor.name,
      takenAt: now.toISOString(),
    };
  },
});

/** What nobody has approved has neither number nor hash. */
const liveOf = async (rows: Rows) => ({
  ...{ edition: null, state: null, note: "", author: null, writers: [], approver: null },
  ...{ submittedAt: null, approvedAt: null, sha256: null, isIntact: null },
  lines: await readLines(rows),
});

interface Asking {
  readonly actor: Actor;
  readonly db: Reader;
  readonly rows: Rows;
}

async function statedIn({ actor, db, rows }: Asking, ref: string) {
  const soa = await editionFor(db, actor, ref);
  const writers = await db.person.findMany({
    where: { id: { in: soa.writerIds } },
    select: { id: true, reference: true, name: true },
  });
  return { ...soa, writers, lines: soa.state === "draft" ? await readLines(rows) : soa.lines };
}
