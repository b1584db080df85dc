import * as z from "zod";
import { recordRef, version } from "@/lib/kernel/fields";

const refs = z.array(recordRef).max(100, "Link at most 100 at once.").default([]);

/** Risks it leads to and controls by which it is met. */
export const linkContextInput = z.strictObject({
  id: recordRef,
  version,
  risks: refs,
  controls: refs,
});
