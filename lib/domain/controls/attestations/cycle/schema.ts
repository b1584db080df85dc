import * as z from "zod";
import { day } from "@/lib/kernel/fields";

const at = z.strictObject({ day, id: z.uuid() });
/** Those after one of them; the first ones when nothing is said. */
export const movingInput = z.strictObject({ after: at.nullish() });
/** In the order of their due days, then of their ids. */
export const movingPage = z.object({ ids: z.array(z.uuid()), next: at.nullable() });
