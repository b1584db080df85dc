import * as z from "zod";
import { event } from "@/lib/kernel/event";

/** Where nodes stand is no fact about flows; that somebody moved them is told with the first of them. */
export const flowArranged = event("data_flow.arranged", z.object({ nodes: z.int() }));
