import { appDoor } from "@/lib/adapters/doors";
import { sendScope } from "@/lib/adapters/scope-pdf";

/** One edition of the scope statement as a document to hand out. */
export const GET = sendScope(appDoor);
