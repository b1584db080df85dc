import { appDoor } from "@/lib/adapters/doors";
import { sendMethod } from "@/lib/adapters/method-document";

/** One edition of the risk method for those who go on writing. */
export const GET = sendMethod("docx", appDoor);
