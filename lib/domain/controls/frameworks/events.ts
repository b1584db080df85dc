import * as z from "zod";
import { event } from "@/lib/kernel/event";

const reference = z.string();

/** It came from the catalogue or a table; a new edition waits as a draft until it is put in force. */
export const frameworkBrought = event(
  "framework.brought",
  z.object({
    ...{ reference, origin: z.enum(["shipped", "own"]), requirements: z.int(), links: z.int() },
    replaces: z.uuid().nullable(),
  }),
);
export const frameworkPutInForce = event(
  "framework.put_in_force",
  z.object({ reference, links: z.int() }),
);
export const frameworkReplaced = event("framework.replaced", z.object({ by: z.uuid() }));
export const frameworkTakenBack = event(
  "framework.taken_back",
  z.object({ reference, requirements: z.int() }),
);
/** An officer said which controls answer a requirement. */
export const requirementMapped = event(
  "framework.requirement_mapped",
  z.object({ requirementId: z.uuid(), added: z.array(z.string()), removed: z.array(z.string()) }),
);
/** Officers accept what was proposed, of many lines at once, or say what a requirement follows. */
export const linesAccepted = event(
  "framework.lines_accepted",
  z.object({ lines: z.array(z.uuid()) }),
);
export const lineChanged = event(
  "framework.line_changed",
  z.object({ requirementId: z.uuid(), formerId: z.uuid().nullable() }),
);
