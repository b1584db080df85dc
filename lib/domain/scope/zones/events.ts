import * as z from "zod";
import { event } from "@/lib/kernel/event";

export const zoneAdded = event("zone.added", z.object({ environmentId: z.uuid().nullable() }));
export const zoneRetired = event("zone.retired", z.object({}));
export const zoneEdited = event("zone.edited", z.object({ fields: z.array(z.string()) }));
