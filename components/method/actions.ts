"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/adapters/action";
import * as approvals from "@/lib/domain/risks/method/approvals/commands";
import * as editions from "@/lib/domain/risks/method/editions/commands";
import * as effect from "@/lib/domain/risks/method/effect/commands";
import { METHOD } from "./paths";

export const draftMethod = action(editions.draftMethod);
export const editMethod = action(editions.editMethod);
export const submitMethod = action(editions.submitMethod);
export const returnMethod = action(editions.returnMethod);
export const approveMethod = action(approvals.approveMethod);
export const applyMethod = action(effect.applyMethod);

const discard = action(editions.discardMethod);
/** The page of the draft is gone with it. */
export async function discardMethod(input: Parameters<typeof discard>[0]) {
  const outcome = await discard(input);
  if (outcome.ok) redirect(METHOD);
  return outcome;
}
