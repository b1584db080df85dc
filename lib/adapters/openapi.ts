import * as z from "zod";
import { STATUS } from "@/lib/kernel/errors";
import type { AnyOperation } from "@/lib/kernel/operation";

/** The OpenAPI 3.1 document, derived from the same registry that serves `/api/v1`. */
type Json = Record<string, unknown>;

const schemaOf = (type: z.ZodType, io: "input" | "output"): Json =>
  z.toJSONSchema(type, { io, target: "draft-2020-12", unrepresentable: "any" });

const PROBLEM: Json = {
  type: "object",
  required: ["title", "status", "code", "requestId"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", enum: Object.keys(STATUS) },
    requestId: { type: "string" },
    fields: { type: "object", additionalProperties: { type: "array", items: { type: "string" } } },
    current: {},
  },
};

const refused = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

const REFUSALS = {
  "400": refused("The request cannot be read."),
  "401": refused("No valid token."),
  "403": refused("The token's person may not do this."),
  "404": refused("There is no such record, or it may not be seen."),
  "409": refused("The record changed meanwhile, or its state does not allow this."),
  "422": refused("Fields need attention."),
  "503": refused("The database does not answer; try again."),
};

/** An operation that takes or gives a file: its route is a file of its own, not a row of the table. */
export interface FileRoute {
  readonly operation: AnyOperation;
  readonly route: NonNullable<AnyOperation["route"]>;
  readonly file: "received" | "sent";
  /** Whether a part of the file may be asked for. */
  readonly inParts?: boolean;
}

/** @returns the document; operations without any route are not part of the public interface. */
export function openapi(operations: readonly AnyOperation[], files: readonly FileRoute[]): Json {
  const paths: Record<string, Json> = {};
  const add = (route: string, drawn: (path: string) => Json) => {
    const [method = "", path = ""] = route.split(" ");
    const template = path.replaceAll(/:(\w+)/g, "{$1}");
    paths[template] = { ...paths[template], [method.toLowerCase()]: drawn(path) };
  };
  for (const operation of operations) {
    if (operation.route) add(operation.route, (path) => operationObject(operation, path));
  }
  for (const one of files) add(one.route, (path) => fileObject(one, path));
  return {
    openapi: "3.1.0",
    info: { title: "Annex", version: "1", license: { name: "Apache-2.0" } },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }],
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
    },
  };
}

function operationObject(operation: AnyOperation, path: string): Json {
  const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "");
  const input = schemaOf(operation.input, "input");
  const properties = propertiesOf(input);
  const others = Object.entries(properties).filter(([name]) => !inPath.includes(name));
  const success = operation.kind === "command" && inPath.length === 0 ? "201" : "200";
  return {
    operationId: operation.name,
    "x-roles": operation.may,
    ...(operation.kind === "command" && {
      "x-writes": operation.writes,
      "x-event": operation.events.map((event: { name: string }) => event.name),
    }),
    parameters: [
      ...inPath.map((name) => parameter(name, "path", properties[name], true)),
      ...(isAddressed(operation)
        ? others.map(([name, schema]) => parameter(name, "query", schema, isRequired(input, name)))
        : [IDEMPOTENCY]),
    ],
    ...(!isAddressed(operation) && { requestBody: bodyOf(input, others) }),
    responses: {
      [success]: {
        description: "Done.",
        content: { "application/json": { schema: schemaOf(operation.output, "output") } },
      },
      ...REFUSALS,
    },
  };
}

/** The same operation, its body a form of `file` and `data`, or its answer the bytes. */
function fileObject({ operation, route, file, inParts }: FileRoute, path: string): Json {
  const { requestBody, responses, ...rest } = operationObject({ ...operation, route }, path);
  if (file === "sent") {
    const content = { "application/octet-stream": { schema: BYTES } };
    const whole = { "200": { description: "The file.", content }, ...REFUSALS };
    if (!inParts) return { ...rest, responses: whole };
    const part = { description: "The part that Range asked for.", content };
    const responses = { ...whole, "206": part, "416": refused("The file has no such part.") };
    const parameters = [...listOf(rest.parameters), RANGE, IF_RANGE];
    return { ...rest, parameters, responses };
  }
  const { file: _, ...properties } = propertiesOf(schemaOf(operation.input, "input"));
  const data = closed(schemaOf(operation.input, "input"), Object.entries(properties));
  const schema = {
    type: "object",
    properties: { file: BYTES, data },
    required: ["file", "data"],
    additionalProperties: false,
  };
  const content = { "multipart/form-data": { schema } };
  const parameters = [...listOf(rest.parameters), REPR_DIGEST];
  return { ...rest, parameters, requestBody: { required: true, content }, responses };
}

const header = (name: string, description: string) => ({
  name,
  in: "header",
  required: false,
  description,
  schema: { type: "string" },
});
const RANGE = header(
  "Range",
  "One part, such as `bytes=1000-`, to go on where a download broke off.",
);
const IF_RANGE = header("If-Range", "The ETag of the bytes that are there already.");
const REPR_DIGEST = header(
  "Repr-Digest",
  "`sha-256=:…:` of the file; when other bytes arrive nothing is kept.",
);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const BYTES: Json = { type: "string", contentMediaType: "application/octet-stream" };

/** Whose input stands in the address; a question too large for one is put by POST. */
const isAddressed = ({ route }: AnyOperation) => route?.startsWith("GET ") ?? false;

const IDEMPOTENCY = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "For a day a repeat with the same key gets the first answer.",
  schema: { type: "string", maxLength: 200 },
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const propertiesOf = ({ properties }: Json): Json => (isObject(properties) ? properties : {});
const isRequired = (input: Json, name: string) =>
  Array.isArray(input.required) && input.required.includes(name);
const parameter = (name: string, place: string, schema: unknown, required: boolean) => ({
  name,
  in: place,
  required,
  schema: schema ?? { type: "string" },
});

function bodyOf(input: Json, others: readonly [string, unknown][]): Json {
  const content = { "application/json": { schema: closed(input, others) } };
  return { required: others.length > 0, content };
}

/** An object of just these properties. */
function closed(input: Json, properties: readonly [string, unknown][]): Json {
  const required = properties.map(([name]) => name).filter((name) => isRequired(input, name));
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}
