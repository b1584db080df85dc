import type { AnyOperation } from "@/lib/kernel/operation";
import type { Base } from "./base";
import { type Hostile, hostileFor } from "./hostile";
import { as, isAddressed, PREFIX, posted, requestFor } from "./send";
import { fieldsOf, type Hints, type Placed, sampleOf, shapeOf, withValue } from "./shape";
import { tableOf } from "./stage";

/** One bad request to one operation. */
export interface Case {
  readonly name: string;
  /** The top field that is wrong, "" for the request as a whole. */
  readonly field: string;
  readonly never: boolean;
  readonly request: () => Request;
  /** What the operation is asked; absent where the request itself cannot be read. */
  readonly input?: Readonly<Record<string, unknown>>;
}

/** Every field in turn with every bad value, then requests that are bad as a whole. */
export function casesOf(
  operation: AnyOperation,
  base: Base,
  hints: Hints,
  foreign: string,
): Case[] {
  const shape = shapeOf(operation);
  const headers = as(base.actor);
  const fields = fieldsOf(shape).flatMap((placed) => {
    const top = String(placed.path[0]);
    const whole = base.input[top] ?? sampleOf(shape.properties?.[top] ?? {}, hints, top);
    return hostilesOf(operation, placed, foreign).map((hostile) => {
      const input = withValue({ ...base.input, [top]: whole }, placed.path, hostile.value);
      return {
        name: `${placed.path.join(".")}: ${hostile.name}`,
        field: top,
        never: hostile.never ?? false,
        input: input as Record<string, unknown>,
        request: () => requestFor(operation, input as Record<string, unknown>, headers),
      };
    });
  });
  return [...fields, ...(operation.route ? wholes(operation, base, headers) : [])].sort(
    (one, other) => Number(other.never) - Number(one.never),
  );
}

const isText = (operation: AnyOperation, { path }: Placed) =>
  isAddressed(operation) || operation.route?.includes(`:${path.join(".")}`);

function hostilesOf(operation: AnyOperation, placed: Placed, foreign: string): Hostile[] {
  const own = [...hostileFor(placed), ...ofOneName(operation, placed, foreign)];
  if (!isText(operation, placed)) return own;
  // An address holds text alone: there, 7 and "7" are the same, and half a symbol is made whole.
  const strict = ["day", "enum", "number"].includes(placed.field.kind);
  return own
    .filter(({ value }) => typeof value === "string" || (strict && value !== null))
    .filter(({ value }) => value !== undefined && !(placed.path.length > 1))
    .map((one) => (isWritable(one.value) ? one : { ...one, never: false }));
}

const isWritable = (value: unknown) =>
  typeof value === "string" ? value.isWellFormed() : typeof value !== "number" || value !== 7;

/** A copy that is stale, and a record of another table. */
function ofOneName(operation: AnyOperation, { path }: Placed, foreign: string): Hostile[] {
  const name = path.join(".");
  if (name === "version") return [{ name: "stale", value: 999_999, never: true }];
  if (name !== "id") return [{ name: "foreign id", value: foreign }].filter(() => /Id$/.test(name));
  // The trail holds records of every table.
  return [{ name: "foreign id", value: foreign, never: tableOf(operation) !== undefined }];
}

function wholes(operation: AnyOperation, base: Base, headers: Record<string, string>): Case[] {
  return isAddressed(operation)
    ? ofAddresses(operation, base, headers)
    : ofBodies(operation, base, headers);
}

const bad = (name: string, field: string, request: () => Request): Case => ({
  name,
  field,
  never: true,
  request,
});

function ofAddresses(operation: AnyOperation, base: Base, headers: Record<string, string>) {
  const url = requestFor(operation, base.input, headers).url;
  const join = url.includes("?") ? "&" : "?";
  const get = (more: string) => () => new Request(`${url}${join}${more}`, { headers });
  const names = Object.keys(shapeOf(operation).properties ?? {});
  const plain = names.filter((name) => ["size", "cursor", "sort", "count", "q"].includes(name));
  return [
    bad("unknown parameter", "nonsense", get("nonsense=1")),
    bad("prototype parameter", "__proto__", get("__proto__=1")),
    bad("operator parameter", "id[not]", get("id[not]=1")),
    ...plain.map((name) => bad(`${name} twice`, name, get(`${name}=title&${name}=50`))),
    ...(names.includes("cursor") ? CURSORS : []).map((cursor) =>
      bad(`cursor ${cursor.slice(0, 30)}`, "cursor", get(`cursor=${encodeURIComponent(cursor)}`)),
    ),
  ];
}

const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const ID = "019a0000-0000-7000-8000-000000000001";
const CURSORS: readonly string[] = [
  ...["nonsense", "-1", "1e9", "9".repeat(40), "____", "x".repeat(1000)],
  ...[packed(null), packed([]), packed(["a"]), packed([1, ID]), packed(["a", "b"])],
  packed(["\u0000a", ID]),
  ...[packed(["\u0000", ID]), packed({ 0: "a", 1: ID }), packed(["a", ID, "more"])],
  packed(["9".repeat(300), `${ID}'; --`]),
];

function ofBodies(operation: AnyOperation, base: Base, headers: Record<string, string>): Case[] {
  const path = new URL(requestFor(operation, base.input, headers).url).pathname.slice(
    PREFIX.length,
  );
  const named = new Set([...(operation.route ?? "").matchAll(/:(\w+)/g)].map(([, name]) => name));
  const body = Object.fromEntries(Object.entries(base.input).filter(([name]) => !named.has(name)));
  const json = JSON.stringify(body);
  const more = (text: string) => (json === "{}" ? `{${text}}` : `{${text},${json.slice(1)}`);
  const post = (text: string, extra: Record<string, string> = {}) => {
    return () => posted(path, text, { ...headers, ...extra });
  };
  return [
    bad("unknown field", "nonsense", post(more('"nonsense":1'))),
    bad("prototype field", "__proto__", post(more('"__proto__":{"id":"x"}'))),
    bad("constructor field", "constructor", post(more('"constructor":{"prototype":{}}'))),
    bad("broken JSON", "", post(`${json.slice(0, -1)},,`)),
    bad("half JSON", "", post('{"a":"\\u00')),
    bad("a list", "", post(`[${json}]`)),
    bad("null", "", post("null")),
    bad("a text", "", post('"text"')),
    bad("deep JSON", "", post(`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`)),
    bad("deep lists", "", post(`{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`)),
    bad("more than 1 MB", "", post(more(`"nonsense":"${"x".repeat(1_100_000)}"`))),
    bad("a form", "", post("a=1", { "content-type": "application/x-www-form-urlencoded" })),
    bad("no type", "", post(more('"a":1'), { "content-type": "text/plain" })),
    bad("a broken key", "", post(json, { "idempotency-key": "x".repeat(300) })),
    bad("a broken address", "", () => posted(`${path}/%zz`, json, headers)),
  ];
}
