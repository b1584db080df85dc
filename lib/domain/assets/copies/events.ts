import * as z from "zod";
import { event } from "@/lib/kernel/event";

const copy = z.object({ copyId: z.uuid(), digest: z.string().nullable() });
export const copyAdded = event("asset.copy_recorded", copy);
export const copyDeleted = event("asset.copy_deleted", copy);
