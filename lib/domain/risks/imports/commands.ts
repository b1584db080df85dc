import { createHash } from "node:crypto";
import { holds } from "@/lib/kernel/actor";
import { AppError, forbidden, notFound, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { evaluationPushed } from "../../assets/evaluations/events";
import { standingOf } from "../../assets/evaluations/rules";
import { digestsOf } from "../../assets/evaluations/steps";
import { assetImported, assetRelated, assetRerated } from "../../assets/events";
import { holdMap, readingIn, rerate } from "../../assets/graph/steps";
import {
  batchImported,
  batchTakenBack,
  evaluationTakenBack,
  importTakenBack,
} from "../../assets/imports/events";
import { IMPORT_BODY, importInput, undoImportInput } from "../../assets/imports/schema";
import { type Carried, carryOut, changesOf, planFor } from "../../assets/imports/steps";
import { readChanges, undoProblem } from "../../assets/imports/undo/rules";
import { standsAgainst, takeBack } from "../../assets/imports/undo/steps";
import { proposalTakenBack } from "../proposals/events";
import { lookAt } from "../proposals/looks/steps";
import { KEPT } from "../proposals/steps";
import { importDone, importTakenBackAnswer } from "./schema";
import { answerOf, placesWithCards, stakesIn, titled } from "./steps";

/**
 * Brings what files say into the inventory, all or nothing: assets, what they were made from, and the
 * risks that this gives reason for, each to be accepted or dismissed by a person.
 */
export const importAssets = command({
  name: "assets.import",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [assetImported, assetRelated, evaluationPushed, batchImported, assetRerated, ...KEPT],
  route: "POST /assets/import",
  bodyLimit: IMPORT_BODY,
  input: importInput,
  output: importDone,
  async run({ tx, actor, input, now, record, follow, reference }) {
    await holdMap(tx);
    const plan = await planFor(tx, input.drafts, { actor, now });
    const voids = await stakesIn({ db: tx, rows: readingIn(tx) }, plan);
    const carried = await carryOut(tx, plan, { actor, now });
    for (const { id, planned } of carried.assets) {
      const { action, kind, columns, facts } = planned;
      if (action === "unchanged") continue;
      const fields = [...Object.keys(columns), ...Object.keys(facts).map((key) => `facts.${key}`)];
      record(assetImported, id, { kind, isNew: action === "create", fields });
      const bears = "classification" in columns || "exposure" in columns;
      if (planned.known && bears) follow("risks.rescore", { assetId: id });
    }
    for (const { id: relationId, fromId, toId, type } of carried.links) {
      record(assetRelated, fromId, { relationId, type, toId });
    }
    for (const { id, assetId, kind, digest, passed } of carried.evaluations) {
      const { counts } = standingOf(digest, await digestsOf(tx, known(carried, assetId)));
      record(evaluationPushed, id, { assetId, kind, digest, isNew: true, counts, passed });
    }
    const changes = changesOf(carried);
    const moved = changes.map((one) => one.assetId);
    await rerate(tx, moved, { record, follow }, null);
    const looked = placesWithCards(plan).flatMap((at) => carried.assets[at]?.id ?? []);
    const { made, back } = await lookAt({ tx, now, record }, looked);
    const places = new Map(carried.assets.map(({ id }, at) => [id, at]));
    const proposals = [...made, ...back].map((one) => titled(places.get(one.assetId) ?? 0, one));
    const references = carried.assets.map((one) => one.reference);
    const answer = answerOf(plan, { proposals, voids, references });
    if (changes.length === 0) {
      // Nothing changed; that somebody tried is said of the first asset that the files speak of.
      const [first] = carried.assets;
      if (first)
        record(assetImported, first.id, { kind: first.planned.kind, isNew: false, fields: [] });
      return { ...answer, batch: null };
    }
    const digest = createHash("sha256").update(JSON.stringify(input.drafts)).digest("hex");
    const batch = await tx.batch.create({
      data: {
        kind: "import",
        title: input.title,
        digest,
        byId: actor.id,
        at: now,
        changes: JSON.parse(JSON.stringify(changes)),
        made: {
          relation: carried.links.map((one) => one.id),
          artefact: carried.artefacts.map((one) => one.id),
          evaluation: carried.evaluations.map((one) => one.id),
          proposal: made.map((one) => one.id),
        },
        ...(reference && { reference }),
      },
      select: { id: true, reference: true },
    });
    record(batchImported, batch.id, { created: answer.created, updated: answer.updated, digest });
    return { ...answer, batch: batch.reference };
  },
});

const known = ({ assets }: Carried, id: string) => {
  const planned = assets.find((one) => one.id === id)?.planned;
  return { id, digest: planned?.columns.digest ?? planned?.known?.digest ?? null };
};

/** Takes an import back within a day, while nothing rests on what it brought. */
export const undoImport = command({
  name: "assets.undoImport",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [batchTakenBack, importTakenBack, evaluationTakenBack, proposalTakenBack, assetRerated],
  route: "POST /assets/imports/:id/removal",
  input: undoImportInput,
  output: importTakenBackAnswer,
  async run({ tx, actor, input, now, record, follow }) {
    const batch = await tx.batch.findUnique({ where: { ...named(input.id), subject: "asset" } });
    if (batch?.kind !== "import") throw notFound("import");
    if (batch.byId !== actor.id && !holds(actor, "compliance")) {
      throw forbidden("Whoever imported it, or a compliance officer, may take it back.");
    }
    const problem = undoProblem(batch, now);
    if (problem) throw wrongState(problem);
    const changes = readChanges(batch.changes);
    await holdMap(tx);
    const against = await standsAgainst(tx, batch, changes);
    if (against.length > 0) {
      const message = `The import cannot be taken back: ${against.slice(0, 5).join(" ")}`;
      throw new AppError("wrong_state", message, { fields: { id: against } });
    }
    // Two who take it back at once must not both do it.
    const { count } = await tx.batch.updateMany({
      where: { id: batch.id, undoneAt: null },
      data: { undoneAt: now, undoneById: actor.id, version: { increment: 1 } },
    });
    if (count === 0) throw wrongState("This import was taken back already.");
    const gone = await takeBack(tx, changes, batch.made, now);
    const left = changes.filter((one) => !one.created).map((one) => one.assetId);
    // What acceptances are bound to may be as it was again.
    for (const assetId of left) follow("risks.rescore", { assetId });
    await rerate(tx, [...new Set([...left, ...gone.reached])], { record, follow }, null);
    const removed = changes.filter((one) => one.created).length;
    const counts = { removed, restored: changes.length - removed };
    const touched = new Set([...changes.map((one) => one.assetId), ...gone.joined]);
    for (const id of touched) record(importTakenBack, id, { batchId: batch.id });
    for (const id of gone.evaluations) {
      record(evaluationTakenBack, id, { batchId: batch.id });
    }
    for (const id of gone.proposals) record(proposalTakenBack, id, { batchId: batch.id });
    record(batchTakenBack, batch.id, counts);
    return { reference: batch.reference, ...counts };
  },
});
