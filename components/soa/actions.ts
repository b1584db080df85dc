"use server";

import { action } from "@/lib/adapters/action";
import * as editions from "@/lib/domain/controls/soa/editions/commands";

export const openSoa = action(editions.openSoa);
export const submitSoa = action(editions.submitSoa);
export const returnSoa = action(editions.returnSoa);
export const approveSoa = action(editions.approveSoa);
