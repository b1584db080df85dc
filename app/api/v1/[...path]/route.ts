import { rest } from "@/lib/adapters/rest";
import { actorFromToken } from "@/lib/adapters/actors";
import { operations } from "@/lib/domain/registry";

/** The public REST interface: bearer tokens only, cookies ignored. */
const handle = rest(operations, {
  prefix: "/api/v1",
  channel: "api",
  authenticate: actorFromToken,
});

export { handle as GET, handle as POST };
