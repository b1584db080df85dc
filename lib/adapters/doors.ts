import type { Actor } from "@/lib/kernel/actor";
import { actorFromToken } from "./actors";
import { requireOrigin } from "./origin";
import { requireActor } from "./session";

/** An address under which operations are served, and how it tells who asks. */
export interface Door {
  readonly prefix: string;
  readonly channel: "api" | "ui";
  /** @throws AppError unauthenticated */
  readonly authenticate: (request: Request) => Promise<Actor>;
}

/** The public REST interface: bearer tokens only, cookies ignored. */
export const apiDoor: Door = { prefix: "/api/v1", channel: "api", authenticate: actorFromToken };

/** The same registry for the signed-in browser: session cookie, origin guard. Not a public interface. */
export const appDoor: Door = {
  prefix: "/api/app",
  channel: "ui",
  async authenticate(request) {
    if (request.method !== "GET" && request.method !== "HEAD") requireOrigin(request.headers);
    return requireActor();
  },
};
