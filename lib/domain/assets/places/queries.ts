import { notFound } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { ASSET_READERS, assetInput } from "../schema";
import { visibleWhere } from "../visible";
import { assetPlace } from "./schema";

const SHOWN = { select: { id: true, reference: true, name: true } } as const;

/** The trust zone in which an asset stands. */
export const readPlace = query({
  name: "assets.readPlace",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /assets/:id/place",
  input: assetInput,
  output: assetPlace,
  async run({ actor, input, db }) {
    const found = await db.asset.findFirst({
      where: { ...named(input.id), ...visibleWhere(actor) },
      select: { id: true, zone: SHOWN },
    });
    if (!found) throw notFound("asset");
    return found;
  },
});
