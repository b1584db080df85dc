"use server";

import { action } from "@/lib/adapters/action";
import * as places from "@/lib/domain/assets/places/commands";
import * as flows from "@/lib/domain/flows/commands";
import * as diagram from "@/lib/domain/flows/diagram/commands";
import * as exceptions from "@/lib/domain/flows/exceptions/commands";
import * as zones from "@/lib/domain/scope/zones/commands";

export const addFlow = action(flows.addFlow);
export const editFlow = action(flows.editFlow);
export const retireFlow = action(flows.retireFlow);
export const requestException = action(exceptions.requestException);
export const approveException = action(exceptions.approveException);
export const rejectException = action(exceptions.rejectException);
export const endException = action(exceptions.endException);
export const arrangeFlows = action(diagram.arrangeFlows);
export const resetDiagram = action(diagram.resetDiagram);
export const addZone = action(zones.addZone);
export const editZone = action(zones.editZone);
export const retireZone = action(zones.retireZone);
export const placeAsset = action(places.placeAsset);
