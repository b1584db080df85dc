"use server";

import { action } from "@/lib/adapters/action";
import * as proposals from "@/lib/domain/risks/proposals/commands";

export const acceptProposal = action(proposals.acceptProposal);
export const dismissProposal = action(proposals.dismissProposal);
