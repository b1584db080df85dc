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

/** @returns the document; operations without a route are not part of the public interface. */
export function openapi(operations: readonly AnyOperation[]): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    if (!operation.route) continue;
    const [method = "", path = ""] = operation.route.split(" ");
    const template = path.replaceAll(/:(\w+)/g, "{$1}");
    paths[template] = {
      ...paths[template],
      [method.toLowerCase()]: operationObject(operation, path),
    };
  }
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
  const properties = isObject(input.properties) ? input.properties : {};
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

/** Whose input stands in the address; a question too large for one is put by POST. */
const isAddressed = ({ route }: AnyOperation) => route?.startsWith("GET ") ?? false;

const IDEMPOTENCY = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  schema: { type: "string", maxLength: 200 },
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isRequired = (input: Json, name: string) =>
  Array.isArray(input.required) && input.required.includes(name);
const parameter = (name: string, place: string, schema: unknown, required: boolean) => ({
  name,
  in: place,
  required,
  schema: schema ?? { type: "string" },
});

function bodyOf(input: Json, others: readonly [string, unknown][]): Json {
  const names = others.map(([name]) => name);
  const required = names.filter((name) => isRequired(input, name));
  const schema = {
    type: "object",
    properties: Object.fromEntries(others),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
  return { required: names.length > 0, content: { "application/json": { schema } } };
}
