import { query } from "@/lib/kernel/operation";
import { visibleAssetId } from "../facts/steps";
import { ASSET_READERS } from "../schema";
import { artefactWarnings } from "./rules";
import { artefactRows, listArtefactsInput, MOST_ARTEFACTS } from "./schema";
import { usesOf } from "./steps";

/** The files of weights that a model consists of, the newest first. */
export const listArtefacts = query({
  name: "artefacts.list",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /assets/:id/artefacts",
  input: listArtefactsInput,
  output: artefactRows,
  async run({ actor, input, db }) {
    const assetId = await visibleAssetId(db, actor, input.id);
    const [found, uses] = await Promise.all([
      db.artefact.findMany({
        where: { assetId },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: MOST_ARTEFACTS,
      }),
      usesOf(db, assetId),
    ]);
    const rows = found.map(({ bytes, parameters, createdAt, ...plain }) => ({
      ...plain,
      bytes: bytes === null ? null : Number(bytes),
      parameters: parameters === null ? null : Number(parameters),
      createdAt: createdAt.toISOString(),
      warnings: artefactWarnings(plain),
      uses: uses.get(plain.digest) ?? 0,
    }));
    return { rows };
  },
});
