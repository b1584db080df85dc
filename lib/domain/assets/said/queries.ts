import { notFound } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { ASSET_READERS, assetInput } from "../schema";
import { visibleWhere } from "../visible";
import { drawnKey, readSaid, saidWords, unanswered } from "./rules";
import { saidAnswer } from "./schema";

/** More flows than anybody draws at one endpoint. */
const MOST = 2000;
const NAMES = { select: { name: true }, where: { state: "active" }, take: MOST } as const;

/** What a document said of the asset and nothing here answers to yet. */
export const readSaidOf = query({
  name: "assets.readSaid",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /assets/:id/said",
  input: assetInput,
  output: saidAnswer,
  async run({ actor, input, db }) {
    const found = await db.asset.findFirst({
      where: { ...named(input.id), ...visibleWhere(actor) },
      select: {
        ...{ id: true, said: true, ownerId: true, custodianId: true, environmentId: true },
        ...{ zoneId: true, flowsFrom: NAMES, flowsTo: NAMES },
      },
    });
    if (!found) throw notFound("asset");
    const drawn = new Set([
      ...found.flowsFrom.map(({ name }) => drawnKey({ direction: "outbound", name })),
      ...found.flowsTo.map(({ name }) => drawnKey({ direction: "inbound", name })),
    ]);
    return { id: found.id, said: saidWords(unanswered(readSaid(found.said), found, drawn)) };
  },
});
