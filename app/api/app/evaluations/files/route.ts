import { appDoor } from "@/lib/adapters/doors";
import { receiveEvaluation } from "@/lib/adapters/evaluation-upload";

/** A file of results of one model, read and pushed in one go. */
export const POST = receiveEvaluation(appDoor);
