import * as z from "zod";
import { event, wakes } from "@/lib/kernel/event";
import { ArtefactFormat } from "@/prisma/generated/enums";

/** What the rules that propose risks read has changed. */
const LOOK = wakes("risks.look");

const artefact = z.object({
  artefactId: z.uuid(),
  digest: z.string(),
  format: z.enum(ArtefactFormat),
});
export const artefactAdded = event("asset.artefact_recorded", artefact, LOOK);
export const artefactRemoved = event("asset.artefact_removed", artefact, LOOK);
