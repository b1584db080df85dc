import { dayOf } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { visibleAssetId } from "../facts/steps";
import { ASSET_READERS } from "../schema";
import { copyRows, listCopiesInput, MOST_COPIES } from "./schema";

/** Where weights or data lie or lay; what is still there comes first. */
export const listCopies = query({
  name: "copies.list",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /assets/:id/copies",
  input: listCopiesInput,
  output: copyRows,
  async run({ actor, input, db }) {
    const assetId = await visibleAssetId(db, actor, input.id);
    const found = await db.assetCopy.findMany({
      where: { assetId },
      orderBy: [{ deletedAt: { sort: "asc", nulls: "first" } }, { place: "asc" }],
      take: MOST_COPIES,
    });
    const people = await db.person.findMany({
      where: { id: { in: found.flatMap((one) => one.deletedById ?? []) } },
      select: { id: true, reference: true, name: true },
    });
    const rows = found.map(({ placedOn, deletedAt, deletedById, ...plain }) => ({
      ...plain,
      placedOn: placedOn && dayOf(placedOn),
      deletedAt: deletedAt?.toISOString() ?? null,
      deletedBy: people.find((one) => one.id === deletedById) ?? null,
    }));
    return { rows };
  },
});
