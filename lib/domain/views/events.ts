import * as z from "zod";
import { event } from "@/lib/kernel/event";

export const viewSaved = event("saved_view.saved", z.object({ isShared: z.boolean() }));
export const viewChanged = event(
  "saved_view.changed",
  z.object({ fields: z.array(z.string()), isShared: z.boolean() }),
);
export const viewDeleted = event("saved_view.deleted", z.object({ isShared: z.boolean() }));
