"use server";

import { action } from "@/lib/adapters/action";
import * as approvals from "@/lib/domain/scope/approvals/commands";
import * as scope from "@/lib/domain/scope/commands";
import * as environments from "@/lib/domain/scope/environments/commands";

export const draftScope = action(scope.draftScope);
export const editScope = action(scope.editScope);
export const submitScope = action(scope.submitScope);
export const returnScope = action(scope.returnScope);
export const approveScope = action(approvals.approveScope);
export const reviewScope = action(approvals.reviewScope);
export const confirmScopeReview = action(approvals.confirmScopeReview);
export const addEnvironment = action(environments.addEnvironment);
export const editEnvironment = action(environments.editEnvironment);
export const retireEnvironment = action(environments.retireEnvironment);
