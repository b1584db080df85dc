import * as z from "zod";
import { event } from "@/lib/kernel/event";

const about = z.object({ flowId: z.uuid().nullable(), relationId: z.uuid().nullable() });
const until = about.extend({ validUntil: z.string() });

export const exceptionRequested = event("exception.requested", until);
export const exceptionApproved = event("exception.approved", until);
export const exceptionRejected = event("exception.rejected", about);
export const exceptionEnded = event(
  "exception.ended",
  about.extend({ by: z.enum(["person", "clock", "renewal", "nothing_left", "widened"]) }),
);
