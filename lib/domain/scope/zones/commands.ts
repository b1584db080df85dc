import { invalid, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import type { ZoneUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { occupiedBy } from "../environments/rules";
import { STANDING } from "../environments/steps";
import { zoneAdded, zoneEdited, zoneRetired } from "./events";
import { addZoneInput, editZoneInput, retireZoneInput, zoneMoved } from "./schema";

const MOVED = { id: true, reference: true, name: true, version: true } as const;

/** Adds a trust zone inside an environment, or one outside such as the internet. */
export const addZone = command({
  name: "zones.add",
  may: ["compliance"],
  writes: "isms",
  events: [zoneAdded],
  route: "POST /zones",
  input: addZoneInput,
  output: zoneMoved,
  async run({ tx, input, record, reference }) {
    const { environment, ...words } = input;
    const environmentId = environment && (await environmentNamed(tx, environment));
    await mustBeNew(tx, environmentId, words.name);
    const added = await tx.zone.create({
      data: { ...words, environmentId, ...(reference && { reference }) },
      select: MOVED,
    });
    record(zoneAdded, added.id, { environmentId });
    return added;
  },
});

/** Gives a zone another name or description; where it lies stays. */
export const editZone = command({
  name: "zones.edit",
  may: ["compliance"],
  writes: "isms",
  events: [zoneEdited],
  route: "POST /zones/:id",
  input: editZoneInput,
  output: zoneMoved,
  async run({ tx, input, record }) {
    const { id: ref, version, ...data } = input;
    const zone = await tx.zone.findUnique({ where: named(ref) });
    if (!zone) throw notFound("zone");
    mustBeInUse(zone.retiredAt);
    if (data.name && data.name !== zone.name) await mustBeNew(tx, zone.environmentId, data.name);
    const now = await claimZone(tx, { id: zone.id, version, data });
    record(zoneEdited, zone.id, { fields: Object.keys(data) });
    return now;
  },
});

/** Ends a zone in which nothing stands any more; it stays on record. */
export const retireZone = command({
  name: "zones.retire",
  may: ["compliance"],
  writes: "isms",
  events: [zoneRetired],
  route: "POST /zones/:id/retirement",
  input: retireZoneInput,
  output: zoneMoved,
  async run({ tx, input, now, record }) {
    const zone = await tx.zone.findUnique({ where: named(input.id) });
    if (!zone) throw notFound("zone");
    mustBeInUse(zone.retiredAt);
    const { id } = zone;
    // Claimed before it is looked at: what is being put into it is waited for, and seen.
    const moved = await claimZone(tx, { id, version: input.version, data: { retiredAt: now } });
    const ends = { OR: [{ fromZoneId: id }, { toZoneId: id }] };
    const occupied = occupiedBy([
      [await tx.asset.count({ where: { zoneId: id, ...STANDING } }), "asset", "assets"],
      [await tx.dataFlow.count({ where: { state: "active", ...ends } }), "data flow", "data flows"],
    ]);
    if (occupied) throw wrongState(`Still in it: ${occupied}. Move or retire them first.`);
    record(zoneRetired, id, {});
    return moved;
  },
});

function mustBeInUse(retiredAt: Date | null) {
  if (retiredAt) throw wrongState("This zone is retired and stays as it was.");
}

interface Change {
  readonly id: string;
  readonly version: number;
  readonly data: ZoneUncheckedUpdateManyInput;
}
/** @throws conflict with the current row */
async function claimZone(tx: Tx, { id, version, data }: Change) {
  const { count } = await tx.zone.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.zone.findUniqueOrThrow({ where: { id }, select: MOVED });
  if (count === 0) throw stale(now);
  return now;
}

async function environmentNamed(tx: Tx, ref: string) {
  const where = { ...named(ref), retiredAt: null };
  const found = await tx.environment.findUnique({ where, select: { id: true } });
  if (!found) throw invalid({ environment: ["Choose an environment of the list."] });
  return found.id;
}

async function mustBeNew(tx: Tx, environmentId: string | null, name: string) {
  const taken = await tx.zone.findFirst({ where: { environmentId, name } });
  if (taken) throw invalid({ name: ["There is a zone of this name already."] });
}
