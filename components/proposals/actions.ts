"use server";

import { action } from "@/lib/adapters/action";
import * as proposals from "@/lib/domain/risks/proposals/commands";

export const acceptProposal = action(proposals.acceptProposal);
export const mergeProposal = action(proposals.mergeProposal);
export const dismissProposal = action(proposals.dismissProposal);
export const dismissProposals = action(proposals.dismissProposals);
