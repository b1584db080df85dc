import { appDoor } from "@/lib/adapters/doors";
import { sendEvidence } from "@/lib/adapters/evidence";

/** The file of one piece of evidence, streamed. */
export const GET = sendEvidence(appDoor);
