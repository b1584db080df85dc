import * as z from "zod";
import { recordRef, version } from "@/lib/kernel/fields";

const refs = z.array(recordRef).max(100, "Link at most 100 at once.").default([]);

/** Risks it leads to and controls by which it is met. */
export const linkContextInput = z
  .strictObject({ id: recordRef, version, risks: refs, controls: refs })
  .refine(({ risks, controls }) => risks.length + controls.length > 0, {
    message: "Choose at least one risk or control.",
    path: ["risks"],
  });
