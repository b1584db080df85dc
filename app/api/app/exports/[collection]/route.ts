import { appDoor } from "@/lib/adapters/doors";
import { sendExport } from "@/lib/adapters/exports/door";

/** A list as filtered, as a file. */
export const GET = sendExport(appDoor);
