import { notFound } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { IMPORT_BODY, importInput, undoImportInput } from "../../assets/imports/schema";
import { planFor } from "../../assets/imports/steps";
import { readChanges, readMade, undoProblem, undoUntil } from "../../assets/imports/undo/rules";
import { standsAgainst } from "../../assets/imports/undo/steps";
import { importAnswer, importRecord } from "./schema";
import { answerOf, newProposals, stakesIn } from "./steps";

/** What an import would do; nothing is written. */
export const previewImport = query({
  name: "assets.previewImport",
  may: ["compliance", "engineer"],
  // What files say is too large for an address, so this question is put by POST.
  route: "POST /assets/import-preview",
  bodyLimit: IMPORT_BODY,
  input: importInput,
  output: importAnswer,
  async run({ db, rows, input, actor, now }) {
    const plan = await planFor(db, input.drafts, { actor, now });
    const proposals = await newProposals({ db, rows, now }, plan);
    return answerOf(plan, { proposals, voids: await stakesIn({ db, rows }, plan) });
  },
});

/** As many as a page shows. */
const SHOWN = 500;

/** One import: what it brought, and whether it can still be taken back. */
export const getImport = query({
  name: "assets.getImport",
  may: ["compliance", "engineer"],
  route: "GET /assets/imports/:id",
  input: undoImportInput,
  output: importRecord,
  async run({ db, input, actor, now }) {
    const batch = await db.batch.findUnique({ where: { ...named(input.id), subject: "asset" } });
    if (batch?.kind !== "import") throw notFound("import");
    const changes = readChanges(batch.changes);
    const shown = changes.slice(0, SHOWN);
    const ids = shown.map((one) => one.assetId);
    const assets = await db.asset.findMany({
      where: { id: { in: ids } },
      select: { id: true, reference: true, name: true, kind: true },
    });
    const by = new Map(assets.map((one) => [one.id, one]));
    const person = await db.person.findUnique({
      where: { id: batch.byId },
      select: { name: true },
    });
    const proposals = await db.riskProposal.findMany({
      where: { id: { in: readMade(batch.made).proposal.slice(0, SHOWN) } },
      select: { asset: { select: { reference: true } } },
    });
    const problem = undoProblem(batch, now);
    const against = problem ? [problem] : await standsAgainst(db, batch, changes);
    const created = changes.filter((one) => one.created).length;
    return {
      ...{ id: batch.id, reference: batch.reference, title: batch.title },
      by: person?.name ?? "",
      at: batch.at.toISOString(),
      created,
      updated: changes.length - created,
      undoneAt: batch.undoneAt?.toISOString() ?? null,
      undoUntil: undoUntil(batch.at).toISOString(),
      mayUndo: actor.roles.includes("compliance") || actor.id === batch.byId,
      against,
      assets: shown.flatMap(({ assetId, created: isNew }) => {
        const { id: _, ...asset } = by.get(assetId) ?? { id: "" };
        return "reference" in asset ? [{ ...asset, created: isNew }] : [];
      }),
      withProposals: [...new Set(proposals.map((one) => one.asset.reference))],
    };
  },
});
