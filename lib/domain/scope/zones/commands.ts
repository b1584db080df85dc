import { invalid, notFound, stale } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { zoneAdded, zoneEdited } from "./events";
import { addZoneInput, editZoneInput, zoneMoved } from "./schema";

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
    if (data.name && data.name !== zone.name) await mustBeNew(tx, zone.environmentId, data.name);
    const { count } = await tx.zone.updateMany({
      where: { id: zone.id, version },
      data: { ...data, version: { increment: 1 } },
    });
    const now = await tx.zone.findUniqueOrThrow({ where: { id: zone.id }, select: MOVED });
    if (count === 0) throw stale(now);
    record(zoneEdited, zone.id, { fields: Object.keys(data) });
    return now;
  },
});

async function environmentNamed(tx: Tx, ref: string) {
  const found = await tx.environment.findUnique({ where: named(ref), select: { id: true } });
  if (!found) throw invalid({ environment: ["Choose an environment of the list."] });
  return found.id;
}

async function mustBeNew(tx: Tx, environmentId: string | null, name: string) {
  const taken = await tx.zone.findFirst({ where: { environmentId, name } });
  if (taken) throw invalid({ name: ["There is a zone of this name already."] });
}
