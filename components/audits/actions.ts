"use server";

import { action } from "@/lib/adapters/action";
import * as checklist from "@/lib/domain/audits/checklist/commands";
import * as audits from "@/lib/domain/audits/commands";

export const planAudit = action(audits.planAudit);
export const editAudit = action(audits.editAudit);
export const announceAudit = action(audits.announceAudit);
export const startAudit = action(audits.startAudit);
export const endFieldwork = action(audits.endFieldwork);
export const issueAudit = action(audits.issueAudit);
export const closeAudit = action(audits.closeAudit);
export const cancelAudit = action(audits.cancelAudit);

export const recordItem = action(checklist.recordItem);
