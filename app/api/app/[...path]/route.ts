import { requireOrigin } from "@/lib/adapters/origin";
import { rest } from "@/lib/adapters/rest";
import { requireActor } from "@/lib/adapters/session";
import { operations } from "@/lib/domain/registry";

/** The same registry for the signed-in browser: session cookie, origin guard. Not a public interface. */
const handle = rest(operations, {
  prefix: "/api/app",
  channel: "ui",
  authenticate: (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") requireOrigin(request.headers);
    return requireActor();
  },
});

export { handle as GET, handle as POST };
