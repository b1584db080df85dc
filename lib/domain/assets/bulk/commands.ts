import { forbidden, invalid, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf, named } from "@/lib/kernel/fields";
import { type CommandContext, command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { assetConfirmed, assetEdited, assetRerated } from "../events";
import { holdMap, rerate } from "../graph/steps";
import { inAYear, reviewProblem } from "../rules";
import { POSSIBLE_OWNERS } from "../schema";
import { mustOwn, type StoredAsset } from "../steps";
import { batchMade, batchUndone } from "./events";
import {
  asChanged,
  asRefused,
  asUnchanged,
  columnsOfKept,
  countsOf,
  fieldsIn,
  isOver,
  keptOf,
  mustGoOn,
  refusalOf,
  STALE,
  separates,
  titleOf,
  UNKNOWN,
} from "./rules";
import {
  type BulkRow,
  bulkDone,
  changedMany,
  changeManyInput,
  confirmManyInput,
  kept,
  undoBatchInput,
} from "./schema";
import {
  type Claim,
  claimAll,
  givenFor,
  isRefused,
  judged,
  mayUndo,
  namable,
  type Row,
  refusalBy,
  rowsOf,
  versionsOf,
} from "./steps";

/** Changes the same fields of many assets, each as if it were edited alone; kept, so it can be undone. */
export const changeMany = command({
  name: "assets.changeMany",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [assetEdited, assetRerated, batchMade],
  route: "POST /assets/batches",
  input: changeManyInput,
  output: changedMany,
  async run({ tx, actor, input, now, record, follow }) {
    const asked = await rowsOf(tx, actor, input.assets);
    const given = await givenFor(tx, input.change, { actor, now, rows: asked });
    const claims: Written[] = [];
    const rows = asked.map(({ seen, asset, refused }): BulkRow => {
      if (!asset) return refused;
      const data = judged(asset, { seen, actor, given });
      if (isRefused(data)) return data;
      if (Object.keys(data).length === 0) return asUnchanged(asset);
      claims.push({ asset, id: asset.id, version: asset.version, data });
      return asChanged(asset);
    });
    mustGoOn(rows, input.skipRefused);
    await write(claims, { tx, record, follow });
    const fields = Object.keys(input.change);
    const batch = await keepBatch(tx, { claims, fields, byId: actor.id, now });
    const counts = countsOf(rows);
    record(batchMade, batch.id, { assets: counts.changed, refused: counts.refused, fields });
    return { ...counts, rows, batch };
  },
});

type Written = Claim & { readonly asset: StoredAsset };
type Told = Pick<
  CommandContext<unknown, readonly [typeof assetEdited, typeof assetRerated]>,
  "tx" | "record" | "follow"
>;

/** Changes the rows, says so of each, and rates anew what lies downstream of a new class, once. */
async function write(claims: readonly Written[], { tx, record, follow }: Told) {
  const classed = claims.filter(({ data }) => data.classification !== undefined);
  if (classed.length > 0) await holdMap(tx);
  await claimAll(tx, claims);
  for (const { id, asset, data } of claims) {
    const { ownerId = asset.ownerId } = data;
    record(assetEdited, id, { fields: fieldsIn(data), ownerId });
    if (data.classification !== undefined) follow("risks.rescore", { assetId: id });
    if (separates(data)) follow("separation.look", { assetId: id });
  }
  await rerate(
    tx,
    classed.map(({ id }) => id),
    { record, follow },
  );
}

interface Made {
  readonly claims: readonly Written[];
  readonly fields: readonly string[];
  readonly byId: string;
  readonly now: Date;
}

async function keepBatch(tx: Tx, { claims, fields, byId, now }: Made) {
  const versions = await versionsOf(
    tx,
    claims.map(({ id }) => id),
  );
  const changes = claims.map(({ id, asset, data, version }) => ({
    assetId: id,
    created: false,
    version: versions.get(id) ?? version + 1,
    before: keptOf(asset, data),
  }));
  return tx.batch.create({
    data: { kind: "bulk", title: titleOf(fields, claims.length), byId, at: now, changes },
    select: { id: true, reference: true, version: true },
  });
}

/** Takes a change in bulk back within a day, where nobody changed the asset since. */
export const undoBatch = command({
  name: "assets.undoBatch",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [assetEdited, assetRerated, batchUndone],
  route: "POST /assets/batches/:id/undoing",
  input: undoBatchInput,
  output: changedMany,
  async run({ tx, actor, input, now, record, follow }) {
    const batch = await tx.batch.findUnique({ where: { ...named(input.id), subject: "asset" } });
    if (!batch) throw notFound("change in bulk");
    if (!mayUndo(actor, batch.byId)) {
      throw forbidden("Only who made this change, or a compliance officer, may undo it.");
    }
    if (batch.kind !== "bulk") throw wrongState("An import is undone where it was made.");
    if (batch.undoneAt) throw wrongState("It is undone already.");
    if (isOver(batch.at, now)) throw wrongState("A change in bulk can be undone for one day.");
    if (batch.version !== input.version) throw stale();
    const { rows, claims } = await restorable({ tx, now }, batch.changes);
    if (claims.length === 0) throw refusalOf(rows);
    await write(claims, { tx, record, follow });
    const { count } = await tx.batch.updateMany({
      where: { id: batch.id, version: input.version },
      data: { undoneAt: now, undoneById: actor.id, version: { increment: 1 } },
    });
    if (count === 0) throw stale();
    const counts = countsOf(rows);
    record(batchUndone, batch.id, { assets: counts.changed, refused: counts.refused });
    const { id, reference } = batch;
    return { ...counts, rows, batch: { id, reference, version: input.version + 1 } };
  },
});

/** What can be put back, and what stands against the rest. */
async function restorable({ tx, now }: { tx: Tx; now: Date }, changes: unknown) {
  const all = kept.parse(changes);
  const assets = await tx.asset.findMany({ where: { id: { in: all.map((one) => one.assetId) } } });
  const names = all.flatMap(({ before }) => [before.ownerId, before.custodianId]);
  const mayHave = await namable(
    { tx, now },
    names.filter((id) => typeof id === "string"),
  );
  const works = (id: string | null | undefined) => !id || mayHave.has(id);
  const claims: Written[] = [];
  const rows = all.map(({ assetId, version, before }): BulkRow => {
    const asset = assets.find((one) => one.id === assetId);
    if (!asset) return asRefused({ id: assetId, reference: "", name: "" }, UNKNOWN);
    if (asset.version !== version) return asRefused(asset, STALE);
    if (!works(before.ownerId) || !works(before.custodianId)) {
      const reason = "Its former owner or custodian has left, or may not be named any more.";
      return asRefused(asset, { code: "wrong_state", reason });
    }
    claims.push({ asset, id: asset.id, version, data: columnsOfKept(before) });
    return asChanged(asset);
  });
  return { rows, claims };
}

/** The owner says of many entries at once that they still are right. */
export const confirmMany = command({
  name: "assets.confirmMany",
  may: POSSIBLE_OWNERS,
  writes: "isms",
  events: [assetConfirmed],
  route: "POST /assets/confirmations",
  input: confirmManyInput,
  output: bulkDone,
  async run(context) {
    const { tx, actor, input, now, record } = context;
    const nextReview = input.nextReview ?? inAYear(dayOf(now));
    const problem = reviewProblem(nextReview, dayOf(now));
    if (problem) throw invalid({ nextReview: [problem] });
    const asked = await rowsOf(tx, actor, input.assets);
    const rows = asked.map((row) => confirmed(row, context));
    mustGoOn(rows, input.skipRefused);
    const next = asDate(nextReview);
    const own = asked.flatMap(({ asset }, at) =>
      asset && rows[at]?.result === "changed" ? [asset] : [],
    );
    // Who confirms an asset that was handed over has taken it on.
    await claimAll(
      tx,
      own.map(({ id, version, ownerAgreedAt }) => ({
        ...{ id, version },
        data: { nextReview: next, ownerAgreedAt: ownerAgreedAt ?? now },
      })),
    );
    const said = { byId: actor.id, at: now, nextReview: next, note: input.note };
    await tx.assetConfirmation.createMany({
      data: own.map(({ id }) => ({ assetId: id, ...said })),
    });
    for (const { id } of own) record(assetConfirmed, id, { nextReview });
    return { ...countsOf(rows), rows };
  },
});

/** The same rules as when one is confirmed alone. */
function confirmed(
  { seen, asset, refused }: Row,
  { actor }: Pick<CommandContext<unknown, readonly []>, "actor">,
): BulkRow {
  if (!asset) return refused;
  const right = refusalBy(() => mustOwn(asset, actor));
  if (right) return asRefused(asset, right);
  if (asset.state !== "active" && asset.state !== "under_change") {
    const reason = "Only an asset in use can be confirmed.";
    return asRefused(asset, { code: "wrong_state", reason });
  }
  return asset.version === seen.version ? asChanged(asset) : asRefused(asset, STALE);
}
