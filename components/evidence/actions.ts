"use server";

import { action } from "@/lib/adapters/action";
import * as evidence from "@/lib/domain/controls/evidence/commands";

// Files come by the upload route, which sees the bytes; there is no action for them.
export const acceptEvidence = action(evidence.acceptEvidence);
export const rejectEvidence = action(evidence.rejectEvidence);
export const withdrawEvidence = action(evidence.withdrawEvidence);
