import { query } from "@/lib/kernel/operation";
import { visibleAssetId } from "../facts/steps";
import { ASSET_READERS } from "../schema";
import { criteria, listFairnessInput, MOST_CRITERIA } from "./schema";

/** What counts as fair for a model: proposed, in force and ended. */
export const listFairness = query({
  name: "fairness.list",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /assets/:id/fairness",
  input: listFairnessInput,
  output: criteria,
  async run({ actor, input, db }) {
    const assetId = await visibleAssetId(db, actor, input.id);
    const found = await db.fairnessCriterion.findMany({
      where: { assetId },
      orderBy: [{ metric: "asc" }, { id: "desc" }],
      take: MOST_CRITERIA,
    });
    const people = await db.person.findMany({
      where: {
        id: { in: found.flatMap((one) => [one.proposedById, one.approvedById ?? []].flat()) },
      },
      select: { id: true, reference: true, name: true },
    });
    const nameOf = (id: string | null) => people.find((one) => one.id === id) ?? null;
    const rows = found.map(({ proposedById, approvedById, inForceFrom, endedAt, ...plain }) => ({
      ...plain,
      proposedBy: nameOf(proposedById),
      approvedBy: nameOf(approvedById),
      inForceFrom: inForceFrom?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
    }));
    return { rows };
  },
});
