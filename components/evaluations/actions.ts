"use server";

import { action } from "@/lib/adapters/action";
import * as fairness from "@/lib/domain/assets/fairness/commands";

export const proposeFairness = action(fairness.proposeFairness);
export const approveFairness = action(fairness.approveFairness);
export const endFairness = action(fairness.endFairness);
