"use server";
import { action } from "@/lib/adapters/action";
import * as bulk from "@/lib/domain/risks/bulk/commands";
import * as commands from "@/lib/domain/risks/commands";
import * as loads from "@/lib/domain/risks/loads/commands";
import * as lines from "@/lib/domain/risks/register/lines/commands";

export const changeRisks = action(bulk.changeRisks);
export const undoRisks = action(bulk.undoRisks);
export const editLine = action(commands.editRisk);
export const setInterval = action(lines.setInterval);
export const undoRiskImport = action(loads.undoRiskImport);
