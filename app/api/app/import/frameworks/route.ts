import { appDoor } from "@/lib/adapters/doors";
import { readRequirementTable } from "@/lib/adapters/risk-table";

/** A table of requirements is read; preview and import take what it gave. */
export const POST = readRequirementTable(appDoor);
