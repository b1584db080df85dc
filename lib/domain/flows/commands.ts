import { wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { flowAdded, flowEdited, flowRetired } from "./events";
import { addFlowInput, editFlowInput, flowMoved, retireFlowInput } from "./schema";
import {
  claimFlow,
  controlsNamed,
  endOf,
  flowNamed,
  MOVED,
  mustJoin,
  mustWriteFlow,
  plainColumns,
  type StoredFlow,
} from "./steps";

/** Adds a data flow between two assets, or between an asset and somebody who stands in a zone. */
export const addFlow = command({
  name: "flows.add",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [flowAdded],
  route: "POST /flows",
  input: addFlowInput,
  output: flowMoved,
  async run({ tx, actor, input, now, record, follow, reference }) {
    const { controls = [], name, data: carried, classification, ...given } = input;
    const [from, to] = [await endOf(tx, given, "from"), await endOf(tx, given, "to")];
    mustJoin(from, to);
    const columns = await plainColumns(tx, given, now);
    mustWriteFlow(actor, {
      ownerId: columns.ownerId ?? null,
      ends: await holdersOf(tx, [from.assetId, to.assetId]),
    });
    const controlIds = await controlsNamed(tx, controls);
    const added = await tx.dataFlow.create({
      data: {
        ...{ personalData: "unknown", ...columns },
        ...{ name, data: carried, classification, createdAt: now },
        ...endColumns("from", from),
        ...endColumns("to", to),
        controls: { create: controlIds.map((controlId) => ({ controlId })) },
        ...(reference && { reference }),
      },
      select: MOVED,
    });
    follow("separation.look", { flowId: added.id });
    record(flowAdded, added.id, {
      from: { assetId: from.assetId, zoneId: from.zoneId },
      to: { assetId: to.assetId, zoneId: to.zoneId },
      classification,
      controls: controlIds.length,
    });
    return added;
  },
});

interface End {
  readonly assetId: string | null;
  readonly party: string | null;
  readonly zoneId: string | null;
}
const endColumns = (side: "from" | "to", { assetId, party, zoneId }: End) =>
  side === "from"
    ? { fromAssetId: assetId, fromParty: party, fromZoneId: zoneId }
    : { toAssetId: assetId, toParty: party, toZoneId: zoneId };

const holdersOf = (tx: Tx, ids: readonly (string | null)[]) =>
  tx.asset.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { ownerId: true, custodianId: true },
  });

/** Corrects or completes a flow; given controls replace those before. */
export const editFlow = command({
  name: "flows.edit",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [flowEdited],
  route: "POST /flows/:id",
  input: editFlowInput,
  output: flowMoved,
  async run({ tx, actor, input, now, record, follow }) {
    const { id: ref, version, controls, ...given } = input;
    const flow = await flowNamed(tx, ref);
    mustWriteFlow(actor, { ownerId: flow.ownerId, ends: [flow.fromAsset, flow.toAsset] });
    if (flow.state === "retired") throw wrongState("A retired flow stays as it was.");
    const data = { ...(await plainColumns(tx, given, now)), ...(await endsOf(tx, flow, given)) };
    const moved = await claimFlow(tx, { id: flow.id, version, data });
    if (controls) await relink(tx, flow.id, controls);
    follow("separation.look", { flowId: flow.id });
    const fields = [...Object.keys(given), ...(controls ? ["controls"] : [])];
    record(flowEdited, flow.id, { fields });
    return moved;
  },
});

type Given = Parameters<typeof endOf>[1];
const namesEnd = (given: Given, side: "from" | "to") =>
  given[side] !== undefined ||
  given[`${side}Party`] !== undefined ||
  given[`${side}Zone`] !== undefined;

/** The ends that are named anew; together with what stays they still have to join. */
async function endsOf(tx: Tx, flow: StoredFlow, given: Given) {
  const was = {
    from: { assetId: flow.fromAssetId, party: flow.fromParty, zoneId: flow.fromZoneId },
    to: { assetId: flow.toAssetId, party: flow.toParty, zoneId: flow.toZoneId },
  };
  const from = namesEnd(given, "from") ? await endOf(tx, given, "from") : was.from;
  const to = namesEnd(given, "to") ? await endOf(tx, given, "to") : was.to;
  mustJoin(from, to);
  return { ...endColumns("from", from), ...endColumns("to", to) };
}

async function relink(tx: Tx, flowId: string, refs: readonly string[]) {
  const ids = await controlsNamed(tx, refs);
  await tx.dataFlowControl.deleteMany({ where: { flowId, controlId: { notIn: ids } } });
  await tx.dataFlowControl.createMany({
    data: ids.map((controlId) => ({ flowId, controlId })),
    skipDuplicates: true,
  });
}

/** Ends a flow; it stays on record with its reason. */
export const retireFlow = command({
  name: "flows.retire",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [flowRetired],
  route: "POST /flows/:id/retirement",
  input: retireFlowInput,
  output: flowMoved,
  async run({ tx, actor, input, record }) {
    const flow = await flowNamed(tx, input.id);
    mustWriteFlow(actor, { ownerId: flow.ownerId, ends: [flow.fromAsset, flow.toAsset] });
    if (flow.state === "retired") throw wrongState("It is retired already.");
    const data = { state: "retired", retirement: input.reason } as const;
    const moved = await claimFlow(tx, { id: flow.id, version: input.version, data });
    record(flowRetired, flow.id, {});
    return moved;
  },
});
