import { randomUUID } from "node:crypto";
import { forbidden, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import {
  asChanged,
  asRefused,
  countsOf,
  isOver,
  mustGoOn,
  refusalOf,
  STALE,
  titled,
} from "../../assets/bulk/rules";
import type { BulkRow } from "../../assets/bulk/schema";
import { riskEdited } from "../events";
import { risksChanged, risksChangedBack } from "./events";
import { fieldsIn, keptOf, wordsOf } from "./rules";
import { changeRisksInput, keptRisks, risksChangedShape, undoRisksInput } from "./schema";
import {
  type Claim,
  claimAll,
  givenFor,
  inOrder,
  judged,
  namesFor,
  ownersAmong,
  risksNamed,
} from "./steps";

/** Changes the same fields of many risks, each as if it were edited alone; kept, so it can be undone. */
export const changeRisks = command({
  name: "risks.changeMany",
  may: ["compliance", "risk_owner"],
  writes: "isms",
  events: [riskEdited, risksChanged],
  route: "POST /risks/batches",
  input: changeRisksInput,
  output: risksChangedShape,
  async run({ tx, actor, input, now, record }) {
    const asked = input.risks;
    const risks = await risksNamed(
      tx,
      asked.map(({ id }) => id),
    );
    const given = await givenFor(tx, input.change, now);
    const names = await namesFor(tx, risks, given);
    const all = inOrder(risks, asked).map((one) => judged(one, { actor, given, names }));
    const rows = all.map(({ row }) => row);
    mustGoOn(rows, input.skipRefused, "risks");
    const claims = all.flatMap(({ claim }) => claim ?? []);
    await claimAll(tx, claims, now);
    const fields = Object.keys(input.change);
    const batch = await keep(tx, { claims, fields, byId: actor.id, now });
    for (const { risk, data } of claims) {
      record(riskEdited, risk.id, { fields: fieldsIn(data), batchId: batch.id });
    }
    const counts = countsOf(rows);
    record(risksChanged, batch.id, { risks: counts.changed, refused: counts.refused, fields });
    return { ...counts, rows, batch };
  },
});

interface Made {
  readonly claims: readonly Claim[];
  readonly fields: readonly string[];
  readonly byId: string;
  readonly now: Date;
}

const keep = (tx: Tx, { claims, fields, byId, now }: Made) =>
  tx.batch.create({
    data: {
      ...{ id: randomUUID(), kind: "bulk", subject: "risk", byId, at: now },
      title: titled(wordsOf(fields), `${claims.length} ${claims.length === 1 ? "risk" : "risks"}`),
      changes: claims.map(({ risk, data }) => ({
        riskId: risk.id,
        version: risk.version + 1,
        before: keptOf(risk, data),
      })),
    },
    select: { id: true, reference: true, version: true },
  });

/** Takes a change in bulk back within a day, where nobody changed the risk since. */
export const undoRisks = command({
  name: "risks.undoChangeMany",
  may: ["compliance", "risk_owner"],
  writes: "isms",
  events: [riskEdited, risksChangedBack],
  route: "POST /risks/batches/:id/undoing",
  input: undoRisksInput,
  output: risksChangedShape,
  async run({ tx, actor, input, now, record }) {
    const batch = await tx.batch.findUnique({ where: { ...named(input.id), subject: "risk" } });
    if (batch?.kind !== "bulk") throw notFound("change in bulk");
    if (batch.byId !== actor.id) throw forbidden("Only who made this change may undo it.");
    if (batch.undoneAt) throw wrongState("It is undone already.");
    if (isOver(batch.at, now)) throw wrongState("A change in bulk can be undone for one day.");
    if (batch.version !== input.version) throw stale();
    const { rows, claims } = await restorable(tx, batch.changes, now);
    if (claims.length === 0) throw refusalOf(rows, "risks");
    await claimAll(tx, claims, now);
    for (const { risk, data } of claims) {
      record(riskEdited, risk.id, { fields: fieldsIn(data), batchId: batch.id });
    }
    const { count } = await tx.batch.updateMany({
      where: { id: batch.id, version: input.version },
      data: { undoneAt: now, undoneById: actor.id, version: { increment: 1 } },
    });
    if (count === 0) throw stale();
    const counts = countsOf(rows);
    record(risksChangedBack, batch.id, { risks: counts.changed, refused: counts.refused });
    const { id, reference } = batch;
    return { ...counts, rows, batch: { id, reference, version: input.version + 1 } };
  },
});

/** What can be put back, and what stands against the rest. */
async function restorable(tx: Tx, changes: unknown, now: Date) {
  const all = keptRisks.parse(changes);
  const risks = await risksNamed(
    tx,
    all.map((one) => one.riskId),
  );
  const owners = all.flatMap(({ before }) => before.ownerId ?? []);
  const mayOwn = await ownersAmong(tx, owners, now);
  const claims: Claim[] = [];
  const rows = all.map(({ riskId, version, before }): BulkRow => {
    const risk = risks.find((one) => one.id === riskId);
    if (!risk) {
      const nobody = { id: riskId, reference: "", name: "" };
      return asRefused(nobody, { code: "not_found", reason: "It is no longer in the register." });
    }
    if (risk.version !== version) return asRefused(risk, STALE);
    if (before.ownerId && !mayOwn.has(before.ownerId)) {
      return asRefused(risk, {
        code: "wrong_state",
        reason: "Its former owner has left, or may own no risks any more.",
      });
    }
    claims.push({ risk, data: before });
    return asChanged(risk);
  });
  return { rows, claims };
}
