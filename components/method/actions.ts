"use server";

import { action } from "@/lib/adapters/action";
import * as approvals from "@/lib/domain/risks/method/approvals/commands";
import * as editions from "@/lib/domain/risks/method/editions/commands";
import * as effect from "@/lib/domain/risks/method/effect/commands";

export const draftMethod = action(editions.draftMethod);
export const editMethod = action(editions.editMethod);
export const submitMethod = action(editions.submitMethod);
export const returnMethod = action(editions.returnMethod);
export const discardMethod = action(editions.discardMethod, { stays: false });
export const approveMethod = action(approvals.approveMethod);
export const applyMethod = action(effect.applyMethod);
