import { appDoor } from "@/lib/adapters/doors";
import { readServer } from "@/lib/adapters/import-server";

/** A registry is asked from here; preview and import take what it gave. */
export const POST = readServer(appDoor);
