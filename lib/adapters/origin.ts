import { forbidden } from "@/lib/kernel/errors";
import { env } from "@/lib/platform/env";
import { comesFromUs } from "./guard";

/**
 * For doors that change something with the browser's cookie.
 * @throws forbidden when the request does not come from this installation's own pages.
 */
export function requireOrigin(headers: Pick<Headers, "get">) {
  if (comesFromUs({ method: "POST", headers }, env.origins)) return;
  throw forbidden("This request did not come from this installation's own pages. Reload the page.");
}
