import { createHash, randomUUID } from "node:crypto";
import { holds } from "@/lib/kernel/actor";
import { AppError, forbidden, notFound, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { evaluationPushed } from "../../assets/evaluations/events";
import { standingOf } from "../../assets/evaluations/rules";
import { digestsOf } from "../../assets/evaluations/steps";
import { assetImported, assetRelated, assetRerated } from "../../assets/events";
import { holdMap, rerate } from "../../assets/graph/steps";
import {
  batchImported,
  batchTakenBack,
  evaluationTakenBack,
  importTakenBack,
} from "../../assets/imports/events";
import { chunksOf } from "../../assets/imports/loading/steps";
import { IMPORT_BODY, importInput, undoImportInput } from "../../assets/imports/schema";
import { type Carried, carryOut, changesOf, planFor } from "../../assets/imports/steps";
import { readChanges, undoProblem } from "../../assets/imports/undo/rules";
import { standsAgainst, takeBack } from "../../assets/imports/undo/steps";
import { proposalMade, proposalTakenBack } from "../proposals/events";
import { importDone, importTakenBackAnswer } from "./schema";
import { answerOf, type NewProposal, newProposals } from "./steps";

/**
 * Brings what files say into the inventory, all or nothing: assets, what they were made from, and the
 * risks that cards give reason for, each to be accepted or dismissed by a person.
 */
export const importAssets = command({
  name: "assets.import",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [
    assetImported,
    assetRelated,
    evaluationPushed,
    proposalMade,
    batchImported,
    assetRerated,
  ],
  route: "POST /assets/import",
  bodyLimit: IMPORT_BODY,
  input: importInput,
  output: importDone,
  async run({ tx, actor, input, now, record, follow, reference }) {
    await holdMap(tx);
    const plan = await planFor(tx, input.drafts, { actor, now });
    const proposals = await newProposals(tx, plan, actor);
    const carried = await carryOut(tx, plan, { actor, now });
    const references = carried.assets.map((one) => one.reference);
    const answer = answerOf(plan, proposals, references);
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
    const made = await propose(tx, carried, proposals);
    for (const { id, assetId, threatId } of made) {
      record(proposalMade, id, { assetId, threat: threatId });
    }
    const changes = changesOf(carried);
    const moved = changes.map((one) => one.assetId);
    await rerate(tx, moved, record, null);
    if (changes.length + made.length === 0) {
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

async function propose(tx: Tx, { assets }: Carried, proposals: readonly NewProposal[]) {
  const rows = proposals.map(({ at, threatId, reason, facts }) => ({
    id: randomUUID(),
    assetId: assets[at]?.id ?? "",
    threatId,
    reason,
    facts: facts.map((one) => ({ ...one })),
  }));
  for (const chunk of chunksOf(rows)) await tx.riskProposal.createMany({ data: chunk });
  return rows;
}

/** Takes an import back within a day, while nothing rests on what it brought. */
export const undoImport = command({
  name: "assets.undoImport",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [batchTakenBack, importTakenBack, evaluationTakenBack, proposalTakenBack, assetRerated],
  route: "POST /assets/imports/:id/removal",
  input: undoImportInput,
  output: importTakenBackAnswer,
  async run({ tx, actor, input, now, record }) {
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
    await rerate(tx, [...new Set([...left, ...gone.reached])], record, null);
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
