import { appDoor } from "@/lib/adapters/doors";
import { readImport } from "@/lib/adapters/import-preview";

/** A file is read; preview and import take what it gave. */
export const POST = readImport(appDoor);
