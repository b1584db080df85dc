import { holds } from "@/lib/kernel/actor";
import { AppError, forbidden, notFound, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { type CommandContext, command } from "@/lib/kernel/operation";
import { chunksOf } from "../../assets/imports/loading/steps";
import { riskAssessed, riskEdited, riskProposed } from "../events";
import { lockToRemove, SETTLED, settleMany } from "../rescoring/steps";
import { risksImported, risksTakenBack, riskTakenBack } from "./events";
import { digestOf, importedBefore } from "./memory/steps";
import { IMPORT_BODY, importRisksInput, loadDone, loadTakenBack, undoLoadInput } from "./schema";
import { answerOf, mustBeAsSeen, mustBeFirst, mustBeGood, mustFitTable, planFor } from "./steps";
import { rowsIn } from "./twins/steps";
import { changesOf, readChanges } from "./undo/rules";
import { accepting, assetsOf, standsAgainst, takeBack } from "./undo/steps";
import type { Written } from "./writing/schema";
import { carryOut } from "./writing/steps";

const EVENTS = [riskProposed, riskEdited, riskAssessed, risksImported, ...SETTLED] as const;
type Context = Pick<CommandContext<unknown, typeof EVENTS>, "tx" | "now" | "record">;

/** Brings a table of risks into the register, all or nothing; risks are matched by their reference. */
export const importRisks = command({
  name: "risks.import",
  may: ["compliance", "risk_owner"],
  writes: "isms",
  events: EVENTS,
  route: "POST /risks/import",
  bodyLimit: IMPORT_BODY,
  input: importRisksInput,
  output: loadDone,
  async run({ tx, actor, input, now, record }) {
    const plan = await planFor({ db: tx, rows: rowsIn(tx) }, input, { actor, now });
    const before = await importedBefore(tx, input);
    mustFitTable(input);
    mustBeGood(plan);
    mustBeAsSeen(plan, input.seen);
    const { created, updated, same, there } = answerOf(plan, before);
    const counts = { created, updated, same, there };
    if (created + updated > 0) mustBeFirst(before, input.again);
    const written = await carryOut(tx, plan.rows, { actor, now });
    if (written.length === 0) {
      // Nothing changed; that somebody tried is said of the first risk that the table speaks of.
      const [first] = plan.rows.flatMap(({ known, twin }) => known?.id ?? twin?.id ?? []);
      if (first) record(riskEdited, first, { fields: [] });
      return { ...counts, batch: null };
    }
    const digest = digestOf(input);
    const { mapping, values } = input;
    const assessment = written.flatMap(({ assessed }) => assessed?.id ?? []);
    const batch = await tx.batch.create({
      data: {
        ...{ kind: "import", subject: "risk", title: input.title, digest, byId: actor.id, at: now },
        made: JSON.parse(JSON.stringify({ assessment, mapping, values })),
      },
      select: { id: true, reference: true },
    });
    for (const one of written) say(record, one, batch.id);
    const versions = await settleAll({ tx, now, record }, written);
    await tx.batch.update({
      where: { id: batch.id },
      data: { changes: JSON.parse(JSON.stringify(changesOf(written, versions))) },
    });
    record(risksImported, batch.id, { created, updated, digest });
    return { ...counts, batch: batch.reference };
  },
});

function say(record: Context["record"], { id, planned, assessed }: Written, batchId: string) {
  const { known, columns, assets, assessment } = planned;
  const fields = [...Object.keys(columns).map(fieldOf), ...(assets ? ["assets"] : [])];
  if (known && fields.length > 0) record(riskEdited, id, { fields, batchId });
  if (!known) {
    record(riskProposed, id, {
      ownerId: columns.ownerId ?? "",
      threat: columns.threatId ?? null,
      assetIds: assets?.map((one) => one.id) ?? [],
      batchId,
    });
  }
  if (!assessed || !assessment) return;
  const { inherent, current, residual } = assessed.levels;
  const { override } = assessment;
  record(riskAssessed, id, {
    ...{ inherent, current: current.score, residual: residual.score },
    ...{ assessmentId: assessed.id, method: assessed.method, links: [] },
    override: override && { likelihood: override.likelihood, impact: override.impact },
  });
}
const fieldOf = (column: string) =>
  column === "ownerId" ? "owner" : column === "threatId" ? "threat" : column;

/** Judges the acceptances of what changed. @returns the versions as the import leaves them */
async function settleAll({ tx, now, record }: Context, written: readonly Written[]) {
  const versions = new Map(
    written.map(({ id, planned: { known } }) => [id, known ? known.version + 1 : 1]),
  );
  // Asked now that the risks are held: an acceptance may have been requested since the plan was made.
  const open = await accepting(
    tx,
    written.filter(({ planned }) => planned.known).map(({ id }) => id),
  );
  if (open.length === 0) return versions;
  await settleMany({ tx, now, record }, open);
  const found = await tx.risk.findMany({
    where: { id: { in: open } },
    select: { id: true, version: true },
  });
  for (const { id, version } of found) versions.set(id, version);
  return versions;
}

/** As many assets as one look takes. */
const MOST_WOKEN = 500;

/** Takes an import back within a day, while nothing changed or rests on what it brought. */
export const undoRiskImport = command({
  name: "risks.undoImport",
  may: ["compliance", "risk_owner"],
  writes: "isms",
  events: [risksTakenBack, riskTakenBack, ...SETTLED],
  route: "POST /risks/imports/:id/removal",
  input: undoLoadInput,
  output: loadTakenBack,
  async run({ tx, actor, input, now, record, follow }) {
    const batch = await tx.batch.findUnique({ where: { ...named(input.id), subject: "risk" } });
    if (batch?.kind !== "import") throw notFound("import");
    if (batch.byId !== actor.id && !holds(actor, "compliance")) {
      throw forbidden("Whoever imported it, or a compliance officer, may take it back.");
    }
    // Two who take it back at once must not both do it.
    const { count } = await tx.batch.updateMany({
      where: { id: batch.id, undoneAt: null },
      data: { undoneAt: now, undoneById: actor.id, version: { increment: 1 } },
    });
    if (count === 0) throw wrongState("This import was taken back already.");
    const changes = readChanges(batch.changes);
    // Held before anybody asks what stands against it: what is changed meanwhile would be lost unseen.
    await lockToRemove(
      tx,
      changes.map(({ riskId }) => riskId),
    );
    const against = await standsAgainst(tx, batch, now);
    if (against.length > 0) {
      const message = `The import cannot be taken back: ${against.slice(0, 5).join(" ")}`;
      throw new AppError("wrong_state", message, { fields: { id: against } });
    }
    const assets = await assetsOf(tx, changes);
    await takeBack(tx, changes, batch.made, now);
    for (const ids of chunksOf(assets, MOST_WOKEN)) follow("risks.look", { ids });
    const held = changes.filter((one) => !one.created);
    for (const { riskId } of changes) record(riskTakenBack, riskId, { batchId: batch.id });
    const open = await accepting(
      tx,
      held.map(({ riskId }) => riskId),
    );
    if (open.length > 0) await settleMany({ tx, now, record }, open);
    const counts = { removed: changes.length - held.length, restored: held.length };
    record(risksTakenBack, batch.id, counts);
    return { reference: batch.reference, ...counts };
  },
});
