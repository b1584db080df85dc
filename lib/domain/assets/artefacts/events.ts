import * as z from "zod";
import { event } from "@/lib/kernel/event";
import { ArtefactFormat } from "@/prisma/generated/enums";

const artefact = z.object({
  artefactId: z.uuid(),
  digest: z.string(),
  format: z.enum(ArtefactFormat),
});
export const artefactAdded = event("asset.artefact_recorded", artefact);
export const artefactRemoved = event("asset.artefact_removed", artefact);
