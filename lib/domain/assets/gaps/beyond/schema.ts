import * as z from "zod";
import { graphAsset } from "../../graph/schema";
import { exposure } from "../../lineage/schema";

const end = graphAsset.extend({ exposure });
/** What bears on gaps beyond the part of the lineage that is drawn: the first of each. */
export const beyond = z.object({
  /** Running endpoints below that a non-commercial duty reaches, and that may serve customers. */
  exposed: z.array(end),
  /** A running endpoint below. */
  served: z.array(end),
  /** Datasets above of which nobody has said whether they hold personal data. */
  unknown: z.array(end),
});
export type Beyond = z.output<typeof beyond>;
export const NOTHING: Beyond = { exposed: [], served: [], unknown: [] };
