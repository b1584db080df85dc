import * as z from "zod";
import { event, wakes } from "@/lib/kernel/event";

/** What the rules that propose risks read has changed. */
const LOOK = wakes("risks.look");

const copy = z.object({ copyId: z.uuid(), digest: z.string().nullable() });
export const copyAdded = event("asset.copy_recorded", copy, LOOK);
export const copyDeleted = event("asset.copy_deleted", copy, LOOK);
