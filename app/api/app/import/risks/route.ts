import { appDoor } from "@/lib/adapters/doors";
import { readRiskTable } from "@/lib/adapters/risk-table";

/** A table of risks is read; preview and import take what it gave. */
export const POST = readRiskTable(appDoor);
