import { newRequestId } from "@/lib/kernel/execute";
import type { AnyQuery } from "@/lib/kernel/operation";
import type { Door } from "../doors";
import { disposition, webStream } from "../download";
import type { FileRoute } from "../openapi";
import { asked, problem } from "../rest";
import { askedOf, exportList } from "./export";
import { version } from "./file";
import { exportableNamed, exportables, exportName } from "./walk";

interface Context {
  params: Promise<{ collection: string }>;
}

/** Hands out a list as filtered: `…/exports/risks?format=csv&state=accepted`. */
export const sendExport =
  ({ channel, authenticate }: Door) =>
  async (request: Request, { params }: Context): Promise<Response> => {
    const requestId = newRequestId();
    try {
      const actor = await authenticate(request);
      const { collection } = await params;
      const given = asked(new URL(request.url).searchParams);
      const raw = channel === "ui" ? ofTheList(collection, given) : given;
      const file = await exportList(collection, raw, actor, { channel, requestId });
      return new Response(webStream(file.content), {
        headers: {
          "content-type": file.type,
          "content-disposition": disposition(file.name),
          ...(file.rows !== null && { "x-annex-rows": String(file.rows) }),
          "x-annex-by": encodeURIComponent(actor.name),
          "x-annex-version": version,
          "x-content-type-options": "nosniff",
          "cache-control": "private, no-store",
          "x-request-id": requestId,
        },
      });
    } catch (error) {
      return problem(error, requestId);
    }
  };

/** From a page comes its whole address, and what else stands there is the page's own. */
function ofTheList(collection: string, given: Readonly<Record<string, unknown>>) {
  const { list } = exportableNamed(collection);
  const known = ["format", "columns", ...Object.keys(list.input.shape)];
  return Object.fromEntries(Object.entries(given).filter(([name]) => known.includes(name)));
}

const PAGING = ["size", "cursor", "count"];
const pagingIn = ({ input }: AnyQuery) =>
  Object.fromEntries(PAGING.filter((name) => name in input.shape).map((name) => [name, true]));

/** One route for each list, as the interface's document describes them. */
export const exportFiles: readonly FileRoute[] = [...exportables.values()].map(
  ({ collection, list }) => ({
    operation: {
      ...list,
      name: exportName(list),
      input: list.input.omit(pagingIn(list)).extend(askedOf(collection).shape),
    },
    route: `GET /exports/${collection}`,
    file: "sent",
  }),
);
