"use server";

import { action } from "@/lib/adapters/action";
import * as findings from "@/lib/domain/audits/findings/commands";
import * as work from "@/lib/domain/audits/findings/corrective-actions/commands";
import * as plans from "@/lib/domain/audits/findings/plans/commands";

export const raiseFinding = action(findings.raiseFinding);
export const gradeFinding = action(findings.gradeFinding);
export const withdrawFinding = action(findings.withdrawFinding);
export const agreeWithdrawal = action(findings.agreeWithdrawal);

export const draftPlan = action(plans.draftPlan);
export const submitPlan = action(plans.submitPlan);
export const acceptPlan = action(plans.acceptPlan);
export const returnPlan = action(plans.returnPlan);

export const implementAction = action(work.implementAction);
export const observeAction = action(work.observeAction);
export const verifyFinding = action(work.verifyFinding);
