import { notFound } from "@/lib/kernel/errors";
import { dayOf, named } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { readFacts } from "../facts/rules";
import { effectiveOf } from "../graph/reasons/rules";
import { waysOf } from "../graph/reasons/steps";
import { lineageOf } from "../lineage/steps";
import { standsNowhere } from "../places/steps";
import { ASSET_READERS } from "../schema";
import { visibleWhere } from "../visible";
import { NOTHING } from "./beyond/schema";
import { beyondOf } from "./beyond/steps";
import { entranceGaps } from "./entrance/rules";
import { gapsOf } from "./rules";
import { gaps, gapsInput } from "./schema";
import { servedOtherwise } from "./serving/steps";

/** What the map finds wrong with an asset: its way in, licences, personal data, classes and reviews, with reasons. */
export const findGaps = query({
  name: "assets.gaps",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /assets/:id/gaps",
  input: gapsInput,
  output: gaps,
  async run({ actor, input, db, rows, now }) {
    const asset = await db.asset.findFirst({
      where: { ...named(input.id), ...visibleWhere(actor) },
      include: { confirmations: { orderBy: { at: "desc" }, take: 1, select: { at: true } } },
    });
    if (!asset) throw notFound("asset");
    const [ways, { isCut, ...map }, otherwise, nowhere] = await Promise.all([
      waysOf(rows, asset.id),
      lineageOf(rows, asset.id),
      servedOtherwise(db, asset),
      standsNowhere(db, asset),
    ]);
    const facts = readFacts(asset.facts);
    const examined = {
      id: asset.id,
      classification: asset.classification,
      effective: effectiveOf(asset, facts, ways),
      lookedAt: dayOf(asset.confirmations[0]?.at ?? asset.createdAt),
      nextReview: asset.nextReview && dayOf(asset.nextReview),
    };
    const beyond = isCut ? await beyondOf(rows, asset.id) : NOTHING;
    const found = gapsOf(examined, { ...map, beyond }, dayOf(now));
    const entrance = entranceGaps({ ...asset, facts });
    return { gaps: [...otherwise, ...entrance, ...found, ...nowhere], isCut };
  },
});
