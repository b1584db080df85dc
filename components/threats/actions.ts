"use server";

import { action } from "@/lib/adapters/action";
import * as threats from "@/lib/domain/risks/threats/commands";

export const addThreat = action(threats.addThreat);
export const editThreat = action(threats.editThreat);
export const retireThreat = action(threats.retireThreat);
