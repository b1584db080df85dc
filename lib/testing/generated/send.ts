import type { Actor } from "@/lib/kernel/actor";
import type { AnyOperation } from "@/lib/kernel/operation";
import { RAW } from "./hostile";

/** Says who asks, to a door made by a test. */
const ASKER = "x-test-actor";
const HOST = "http://annex.example";
export const PREFIX = "/api/v1";

const actors = new Map<string, Actor>();
/** A door that believes what the test says. */
export const testDoor = {
  prefix: PREFIX,
  channel: "api",
  authenticate: async (request: Request): Promise<Actor> => {
    const actor = actors.get(request.headers.get(ASKER) ?? "");
    if (!actor) throw new Error("a test without an actor");
    return actor;
  },
} as const;

/** The header by which `testDoor` knows the actor. */
export function as(actor: Actor): Record<string, string> {
  const key = `${actor.id} ${actor.kind} ${actor.roles.join()} ${actor.scopes?.join()}`;
  actors.set(key, actor);
  return { [ASKER]: key };
}

export const isAddressed = (operation: AnyOperation) =>
  operation.route?.startsWith("GET ") ?? false;

const written = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
const TOKEN = new RegExp(`"${RAW}([^"]*)"`, "g");

/** The request that carries this input to the operation's route; JavaScript's `undefined` is left out. */
export function requestFor(
  operation: AnyOperation,
  input: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>>,
): Request {
  const [method = "", template = ""] = (operation.route ?? "").split(" ");
  const rest = { ...input };
  const path = template.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = String(written(rest[name]) ?? "");
    delete rest[name];
    return encodeURIComponent(value.toWellFormed());
  });
  if (isAddressed(operation)) return new Request(addressed(path, rest), { method, headers });
  return posted(path, JSON.stringify(rest).replaceAll(TOKEN, "$1"), headers);
}

function addressed(path: string, input: Readonly<Record<string, unknown>>): string {
  const url = new URL(`${HOST}${PREFIX}${path}`);
  for (const [key, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const isList = Array.isArray(value) && value.every((one) => typeof one === "string");
    url.searchParams.set(key, isList ? value.join(",") : written(value).replace(RAW, ""));
  }
  return url.href;
}

export const posted = (path: string, body: string, headers: Readonly<Record<string, string>>) =>
  new Request(`${HOST}${PREFIX}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
