import * as z from "zod";
import { anyOf, recordRef, text, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { environment, InUse } from "../environments/schema";

const name = text(120);
const description = text(1000, 0);

export const addZoneInput = z.strictObject({
  name,
  description: description.default(""),
  /** Left out or empty: outside of the organisation, such as the internet. */
  environment: recordRef.nullish().transform((value) => value ?? null),
});
export const editZoneInput = z.strictObject({
  id: recordRef,
  version,
  name: name.optional(),
  description: description.optional(),
});

export const retireZoneInput = z.strictObject({ id: recordRef, version });

export const Side = { inside: "inside", outside: "outside" } as const;
export const listZonesInput = listInput(["name"]).extend({
  environment: recordRef.optional(),
  side: anyOf(Side),
  /** In use, when nothing is said. */
  state: anyOf(InUse),
});

export const zoneMoved = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  version: z.int(),
});
export const zoneRow = zoneMoved.extend({
  description: z.string(),
  /** Null: outside of the organisation. */
  environment: environment.omit({ version: true }).nullable(),
  retiredAt: z.string().nullable(),
  /** How many assets stand in it. */
  assets: z.int(),
});
export type ZoneRow = z.output<typeof zoneRow>;
export const zonePage = pageOf(zoneRow);
