import { holds } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { undoUntil } from "../../assets/imports/undo/rules";
import { passedOver, proposed } from "./columns/rules";
import { importedBefore, saidBefore } from "./memory/steps";
import {
  columnsInput,
  columnsShape,
  IMPORT_BODY,
  loadInput,
  loadPreview,
  loadRecord,
  MOST_SHOWN,
  undoLoadInput,
} from "./schema";
import { answerOf, mustFitTable, planFor } from "./steps";
import { readChanges } from "./undo/rules";
import { standsAgainst } from "./undo/steps";

/** What the columns of a table most likely are, by their names and by what this person said before. */
export const proposeColumns = query({
  name: "risks.importColumns",
  may: ["compliance", "risk_owner"],
  // Heads of columns are too long for an address, so this question is put by POST.
  route: "POST /risks/import-columns",
  input: columnsInput,
  output: columnsShape,
  async run({ db, actor, input: { headers } }) {
    const { mapping, values } = await saidBefore(db, actor);
    return { mapping: proposed(headers, mapping), values, passedOver: passedOver(headers) };
  },
});

/** What an import would do to each row, and what is wrong with the table; nothing is written. */
export const previewRiskImport = query({
  name: "risks.previewImport",
  may: ["compliance", "risk_owner"],
  route: "POST /risks/import-preview",
  bodyLimit: IMPORT_BODY,
  input: loadInput,
  output: loadPreview,
  async run({ db, rows, input, actor, now }) {
    mustFitTable(input);
    const plan = await planFor({ db, rows }, input, { actor, now });
    return answerOf(plan, await importedBefore(db, input));
  },
});

/** One import: what it brought, and whether it can still be taken back. */
export const getRiskImport = query({
  name: "risks.getImport",
  may: ["compliance", "risk_owner"],
  route: "GET /risks/imports/:id",
  input: undoLoadInput,
  output: loadRecord,
  async run({ db, input, actor, now }) {
    const batch = await db.batch.findUnique({ where: { ...named(input.id), subject: "risk" } });
    if (batch?.kind !== "import") throw notFound("import");
    const changes = readChanges(batch.changes);
    const shown = changes.slice(0, MOST_SHOWN);
    const found = await db.risk.findMany({
      where: { id: { in: shown.map((one) => one.riskId) } },
      select: { id: true, reference: true, title: true, state: true },
      take: MOST_SHOWN,
    });
    const by = new Map(found.map(({ id, ...risk }) => [id, risk]));
    const person = await db.person.findUnique({
      where: { id: batch.byId },
      select: { name: true },
    });
    const created = changes.filter((one) => one.created).length;
    return {
      ...{ id: batch.id, reference: batch.reference, title: batch.title },
      by: person?.name ?? "",
      at: batch.at.toISOString(),
      ...{ created, updated: changes.length - created },
      undoneAt: batch.undoneAt?.toISOString() ?? null,
      undoUntil: undoUntil(batch.at).toISOString(),
      mayUndo: holds(actor, "compliance") || actor.id === batch.byId,
      against: await standsAgainst(db, batch, now),
      risks: shown.flatMap(({ riskId, created: isNew }) => {
        const risk = by.get(riskId);
        return risk ? [{ ...risk, created: isNew }] : [];
      }),
    };
  },
});
