import { apiDoor } from "@/lib/adapters/doors";
import { receiveEvidence } from "@/lib/adapters/evidence";
import { rest } from "@/lib/adapters/rest";
import { operations } from "@/lib/domain/registry";

/** A file comes as multipart; the list of the same address is ordinary REST. */
export const GET = rest(operations, apiDoor);
export const POST = receiveEvidence(apiDoor);
