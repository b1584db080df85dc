import { apiDoor } from "@/lib/adapters/doors";
import { rest } from "@/lib/adapters/rest";
import { operations } from "@/lib/domain/registry";

const handle = rest(operations, apiDoor);

export { handle as GET, handle as POST };
