import { query } from "@/lib/kernel/operation";
import { threatOf, threats } from "../catalogue";
import { RISK_READERS } from "../schema";
import { isAsked, pageOfThreats, shippedRow } from "./rules";
import { listThreatsInput, threatDetail, threatInput, threatPage } from "./schema";
import { MOST_OWN, ownRow, ownThreat } from "./steps";

const READERS = [...RISK_READERS, "staff", "external_auditor"] as const;

/** The library of threats to small language models: the shipped catalogue and our own. */
export const listThreats = query({
  name: "threats.list",
  may: READERS,
  module: "risk",
  route: "GET /threats",
  input: listThreatsInput,
  output: threatPage,
  async run({ db, input }) {
    const own = await db.threat.findMany({
      where: { retiredAt: null },
      orderBy: { createdAt: "desc" },
      take: MOST_OWN,
    });
    const rows = [...threats.map(shippedRow), ...own.map(ownRow)];
    return pageOfThreats(
      rows.filter((row) => isAsked(row, input)),
      input,
    );
  },
});

const NOT_OURS = { internalId: null, version: null, author: null, retiredAt: null } as const;

/** One threat, of the catalogue or of our own. */
export const getThreat = query({
  name: "threats.get",
  may: READERS,
  module: "risk",
  route: "GET /threats/:id",
  input: threatInput,
  output: threatDetail,
  async run({ db, input }) {
    const shipped = threatOf(input.id);
    if (shipped) return { ...shippedRow(shipped), ...NOT_OURS };
    const own = await ownThreat(db, input.id);
    const author = await db.person.findUnique({
      where: { id: own.authorId },
      select: { name: true },
    });
    return {
      ...ownRow(own),
      internalId: own.id,
      version: own.version,
      author: author?.name ?? null,
      retiredAt: own.retiredAt?.toISOString() ?? null,
    };
  },
});
