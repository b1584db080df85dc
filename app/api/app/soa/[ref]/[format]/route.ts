import { appDoor } from "@/lib/adapters/doors";
import { sendSoa } from "@/lib/adapters/exports/soa";

/** The Statement of Applicability to hand out: an edition, or as it stands now. */
export const GET = sendSoa(appDoor);
