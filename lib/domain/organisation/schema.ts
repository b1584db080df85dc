import * as z from "zod";
import { version } from "@/lib/kernel/fields";

export const organisationShape = z.object({
  id: z.string(),
  name: z.string(),
  example: z.boolean(),
  /** Set when an admin asked to leave the example: the next start begins empty. */
  leaving: z.boolean(),
  version: z.int(),
});
export type OrganisationView = z.infer<typeof organisationShape>;

export const leaveExampleInput = z.strictObject({ version });
