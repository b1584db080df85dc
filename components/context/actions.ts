"use server";

import { action } from "@/lib/adapters/action";
import * as climate from "@/lib/domain/context/climate/commands";
import * as context from "@/lib/domain/context/commands";
import * as links from "@/lib/domain/context/links/commands";

export const addContextItem = action(context.addContextItem);
export const editContextItem = action(context.editContextItem);
export const confirmContextItem = action(context.confirmContextItem);
export const reviewContextItem = action(context.reviewContextItem);
export const changeContextItem = action(context.changeContextItem);
export const closeContextItem = action(context.closeContextItem);
export const linkContextItem = action(links.linkContextItem);
export const unlinkContextItem = action(links.unlinkContextItem);
export const decideClimate = action(climate.decideClimate);
