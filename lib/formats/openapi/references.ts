import { cleaned } from "../card/text";
import { Place } from "../document/place";
import type { Problems } from "../document/problems";
import type { OpenApi } from "./shape";

const LONGEST_CHAIN = 10;
const MOST_REMOTE = 50;

/** Follows `$ref` inside the document alone; null where it leaves it or leads nowhere. */
export function resolved(place: Place, root: Place): Place | null {
  let here = place;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const reference = here.at("$ref");
    if (typeof reference.value !== "string") return here;
    const target = targetOf(reference.value, root);
    if (!target) return null;
    here = new Place(target.value, place.path);
  }
  return null;
}

/** Looks at every part once: names documents elsewhere, tells of references that lead nowhere. */
export function checkReferences(root: Place, family: OpenApi["family"], problems: Problems) {
  const remote = new Map<string, Place>();
  const seen = new Set<unknown>();
  const stack: Place[] = [root];
  for (let place = stack.pop(); place; place = stack.pop()) {
    if (typeof place.value !== "object" || place.value === null || seen.has(place.value)) continue;
    seen.add(place.value);
    const parts = place.isList ? place.items() : place.entries().map(([, part]) => part);
    for (const part of parts) stack.push(part);
    if (place.isList) continue;
    checkLimits(place, family, problems);
    const reference = place.at("$ref").value;
    if (typeof reference !== "string") continue;
    if (!reference.startsWith("#")) {
      const address = cleaned(reference.split("#")[0] ?? "", 300);
      if (!remote.has(address)) remote.set(address, place);
    }
    if (reference.startsWith("#") && !targetOf(reference, root)) {
      problems.add(`points to “${cleaned(reference, 200)}”, which is not here.`, place);
    }
  }
  const named = [...remote].slice(0, MOST_REMOTE);
  for (const [address, place] of named) {
    problems.add(`“${address}” is another document and was not fetched.`, place);
  }
  return named.map(([address]) => address);
}

/** The commonest fault of generated descriptions: limits of one version in another. */
function checkLimits(place: Place, family: OpenApi["family"], problems: Problems): void {
  const wrong = family === "3.1" ? "boolean" : "number";
  const right = family === "3.1" ? "number" : "boolean";
  for (const key of ["exclusiveMinimum", "exclusiveMaximum"]) {
    const limit = place.at(key);
    if (typeof limit.value === wrong) {
      problems.add(`must be a ${right} in OpenAPI ${family}.`, limit);
    }
  }
}

function targetOf(reference: string, root: Place): Place | null {
  if (reference === "#") return root;
  if (!reference.startsWith("#/")) return null;
  let here = root;
  for (const part of reference.slice(2, 1_000).split("/")) {
    const key = decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
    here = here.isList ? here.item(key) : here.at(key);
  }
  return here.isEmpty ? null : here;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
