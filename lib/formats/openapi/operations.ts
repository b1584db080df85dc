import { cleaned } from "../card/text";
import type { Place } from "../document/place";
import type { Problems } from "../document/problems";
import { resolved } from "./references";
import type { Security } from "./security";
import type { Servers } from "./servers";
import type { OpenApi, Operation } from "./shape";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const ITEM_KEYS = new Set([...METHODS, "$ref", "summary", "description", "servers", "parameters"]);
const MOST_OPERATIONS = 10_000;

interface Sources {
  readonly root: Place;
  readonly family: OpenApi["family"];
  readonly security: Security;
  readonly servers: Servers;
  readonly problems: Problems;
}

/** Every operation of every path; the first ten thousand are kept, all are counted. */
export function readOperations(sources: Sources): { operations: Operation[]; count: number } {
  const { root, family, problems } = sources;
  const paths = root.at("paths");
  if (paths.isEmpty && (family !== "3.1" || root.at("webhooks").isEmpty)) {
    problems.add("The description has no paths.");
  }
  const operations: Operation[] = [];
  const ids = new Set<string>();
  const seen = new Set<unknown>();
  let count = 0;
  for (const [path, written] of problems.entriesOf(paths)) {
    if (path.startsWith("x-")) continue;
    const item = readItem(path, written, sources, seen);
    for (const method of item ? METHODS : []) {
      const place = item?.at(method);
      if (!place || place.isEmpty) continue;
      count += 1;
      if (operations.length >= MOST_OPERATIONS) continue;
      operations.push(readOperation({ method, path, place, ids }, sources));
    }
  }
  if (count > operations.length) problems.add(`Only ${MOST_OPERATIONS} operations are listed.`);
  return { operations, count };
}

function readItem(path: string, written: Place, sources: Sources, seen: Set<unknown>) {
  const { root, problems, servers } = sources;
  const item = resolved(written, root);
  if (!item) {
    problems.add("is described elsewhere, so its operations are not counted.", written);
    return null;
  }
  if (!path.startsWith("/")) problems.add("must begin with a slash.", written);
  if (!item.isMap) {
    problems.add("must be a map.", written);
    return null;
  }
  if (seen.has(item.value)) return item;
  seen.add(item.value);
  servers.add(item.at("servers"));
  for (const [key, part] of item.entries()) {
    if (!ITEM_KEYS.has(key) && !key.startsWith("x-")) problems.add("is unknown here.", part);
  }
  return item;
}

interface Written {
  readonly method: string;
  readonly path: string;
  readonly place: Place;
  readonly ids: Set<string>;
}

function readOperation({ method, path, place, ids }: Written, sources: Sources): Operation {
  const { family, security, servers, problems } = sources;
  const id = place.at("operationId").text(200);
  if (!place.isMap) problems.add("must be a map.", place);
  else if (family !== "3.1" && place.at("responses").isEmpty) {
    problems.add("describes no responses.", place);
  }
  if (id && ids.has(id)) problems.add(`is used twice: “${id}”.`, place.at("operationId"));
  if (id) ids.add(id);
  servers.add(place.at("servers"));
  return {
    method,
    path: cleaned(path, 300),
    id,
    openness: security.openness(place),
    isDeprecated: place.at("deprecated").value === true,
  };
}
