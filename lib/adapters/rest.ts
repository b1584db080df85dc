import { type Actor, holds } from "@/lib/kernel/actor";
import { AppError, notFound, unreadable } from "@/lib/kernel/errors";
import { execute, newRequestId } from "@/lib/kernel/execute";
import type { AnyOperation } from "@/lib/kernel/operation";
import { translated } from "@/lib/kernel/translate";
import { log } from "@/lib/platform/log";
import { executeApart, LONG } from "./apart/execute";

/** The REST door: one handler serves every operation that names a route. */
interface Door {
  readonly prefix: string;
  readonly channel: "api" | "ui";
  /** @throws AppError unauthenticated */
  readonly authenticate: (request: Request) => Promise<Actor>;
}

interface Entry {
  readonly operation: AnyOperation;
  readonly method: string;
  readonly pattern: RegExp;
  readonly named: number;
}

const MAX_BODY = 1_000_000;
const KEY = /^[\x21-\x7e]{1,200}$/;

function tableOf(operations: readonly AnyOperation[]): Entry[] {
  return operations
    .flatMap((operation) => {
      if (!operation.route) return [];
      const [method = "", path = ""] = operation.route.split(" ");
      const source = path.replaceAll(/:(\w+)/g, "(?<$1>[^/]+)");
      const named = path.split(":").length;
      return [{ operation, method, pattern: new RegExp(`^${source}$`), named }];
    })
    .sort((one, other) => one.named - other.named);
}

/** @returns a handler for `/api/v1` or `/api/app`, by the door's way to tell who asks. */
export function rest(operations: readonly AnyOperation[], door: Door) {
  const table = tableOf(operations);
  return async (request: Request): Promise<Response> => {
    const requestId = newRequestId();
    try {
      const actor = await door.authenticate(request);
      const path = new URL(request.url).pathname.slice(door.prefix.length);
      const { operation, params } = find(table, request.method, path);
      // Who may not is refused before a long body is read.
      const limit = holds(actor, ...operation.may) ? operation.bodyLimit : undefined;
      const body = await bodyOf(request, limit);
      const idempotencyKey = keyOf(request);
      const via = { channel: door.channel, requestId, ...(idempotencyKey && { idempotencyKey }) };
      const created = operation.kind === "command" && Object.keys(params).length === 0;
      const headed = headersOf(created ? 201 : 200, requestId);
      if (limit && body.length > LONG) {
        const asked = { operation: operation.name, actor, params, via };
        return new Response(await executeApart(asked, body), headed);
      }
      const raw = { ...inputOf(request, body), ...params };
      return Response.json(await execute(operation, actor, raw, via), headed);
    } catch (error) {
      return problem(error, requestId);
    }
  };
}

function find(table: readonly Entry[], method: string, path: string) {
  for (const { operation, method: verb, pattern } of table) {
    if (verb !== (method === "HEAD" ? "GET" : method)) continue;
    const match = pattern.exec(path);
    if (match) return { operation, params: decoded(match.groups ?? {}) };
  }
  throw notFound("address");
}

function decoded(groups: Record<string, string>) {
  try {
    return Object.fromEntries(
      Object.entries(groups).map(([key, value]) => [key, decodeURIComponent(value)]),
    );
  } catch {
    throw unreadable("The address holds a broken escape sequence.");
  }
}

const isReading = ({ method }: Request) => method === "GET" || method === "HEAD";

const inputOf = (request: Request, body: Buffer): Record<string, unknown> =>
  isReading(request) ? asked(new URL(request.url).searchParams) : parsed(body.toString());

/** Counts while it reads: what says nothing of its length is not taken whole either. */
export async function bodyOf(request: Request, limit = MAX_BODY): Promise<Buffer> {
  if (isReading(request)) return Buffer.alloc(0);
  const length = Number(request.headers.get("content-length") ?? 0);
  if (length > limit) throw tooLong(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit) throw tooLong(limit);
    chunks.push(chunk);
  }
  const type = request.headers.get("content-type") ?? "";
  if (size > 0 && !/^application\/json\b/i.test(type)) {
    throw new AppError("unsupported", "Send JSON with content-type application/json.");
  }
  return Buffer.concat(chunks);
}

const tooLong = (limit: number) =>
  new AppError("too_large", `Send at most ${Math.floor(limit / 1_000_000)} MB.`);

/** A parameter that comes twice is a list: where one value is meant, it is refused by name. */
export function asked(parameters: URLSearchParams): Record<string, unknown> {
  const names = [...new Set(parameters.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}

/** @throws AppError with 400 where it is no JSON object */
export function parsed(body: string): Record<string, unknown> {
  if (body === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw unreadable("The body is not valid JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw unreadable("Send a JSON object.");
  }
  return Object.fromEntries(Object.entries(value));
}

export function keyOf(request: Request) {
  const key = request.method === "POST" ? request.headers.get("idempotency-key") : null;
  if (key !== null && !KEY.test(key)) {
    throw unreadable("An Idempotency-Key has 1 to 200 visible ASCII characters.");
  }
  return key ?? undefined;
}

const headersOf = (status: number, requestId: string) => ({
  status,
  headers: {
    "content-type": "application/json",
    "x-request-id": requestId,
    "cache-control": "no-store",
  },
});

/** @returns problem+json (RFC 9457) with a code and the request id; bugs are logged, not shown. */
export function problem(thrown: unknown, requestId: string): Response {
  const error = translated(thrown);
  if (!(error instanceof AppError)) log.error({ err: error, requestId }, "request failed");
  const known =
    error instanceof AppError
      ? error
      : new AppError("internal", "Something went wrong on our side. Nothing was changed.");
  const hasFields = Object.keys(known.fields).length > 0;
  const body = {
    type: "about:blank",
    title: known.message,
    status: known.status,
    code: known.code,
    requestId,
    ...(hasFields && { fields: known.fields }),
    ...(known.current !== undefined && { current: known.current }),
  };
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
    "x-request-id": requestId,
    "cache-control": "no-store",
  };
  if (known.status === 503) headers["retry-after"] = "5";
  if (known.status === 401) headers["www-authenticate"] = "Bearer";
  return new Response(JSON.stringify(body), { status: known.status, headers });
}
