"use server";

import { action } from "@/lib/adapters/action";
import * as releases from "@/lib/domain/releases/commands";
import * as decisions from "@/lib/domain/releases/decisions/commands";

export const addRelease = action(releases.addRelease);
export const editRelease = action(releases.editRelease);
export const evaluateRelease = action(decisions.evaluateRelease);
export const returnRelease = action(decisions.returnRelease);
export const approveRelease = action(decisions.approveRelease);
export const deployRelease = action(decisions.deployRelease);
export const withdrawRelease = action(decisions.withdrawRelease);
