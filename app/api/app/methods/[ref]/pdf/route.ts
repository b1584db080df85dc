import { appDoor } from "@/lib/adapters/doors";
import { sendMethod } from "@/lib/adapters/method-document";

/** One edition of the risk method as a document to hand out. */
export const GET = sendMethod("pdf", appDoor);
